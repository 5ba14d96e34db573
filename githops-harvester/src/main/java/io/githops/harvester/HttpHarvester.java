package io.githops.harvester;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.NotFoundException;
import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Speaks the Kubernetes API. */
final class HttpHarvester implements Harvester {
    /** How long the server keeps a watch open, in seconds. */
    private static final String WATCH_SECONDS = "300";

    private static final GroupVersionKind SETTING = GroupVersionKind.of("harvesterhci.io/v1beta1", "Setting");
    private static final String SERVER_VERSION = "server-version";

    private final ApiServer server;
    private final Requests requests;
    private final WriteRequests objects;
    private final WriteRequests statuses;
    private final CallerRequests caller;
    private final AsyncCalls calls;
    private final boolean isView;

    HttpHarvester(Transport transport, Backoff backoff) {
        this(new ApiServer(transport, backoff), ClientLimits.standard());
    }

    HttpHarvester(Transport transport, ClientLimits limits, Consumer<ServerWarning> warnings) {
        this(
                new ApiServer(
                        transport,
                        limits,
                        new Traffic(limits, Timing.real(), new Backoff(limits.attempts())),
                        new ServerWarnings(warnings)),
                limits);
    }

    HttpHarvester(ApiServer server, ClientLimits limits) {
        this(server, new Discovery(server), new AsyncCalls(limits.concurrentRequests(), server.location()), false);
    }

    private HttpHarvester(ApiServer server, Discovery discovery, AsyncCalls calls, boolean isView) {
        this.server = server;
        requests = new Requests(server, discovery);
        objects = WriteRequests.ofObjects(requests);
        statuses = WriteRequests.ofStatus(requests);
        caller = new CallerRequests(requests);
        this.calls = calls;
        this.isView = isView;
    }

    @Override
    public Harvester within(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("within: found " + time + "; expected more than zero");
        }
        ApiServer view = server.within(time);
        return new HttpHarvester(view, requests.discovery().through(view), calls, true);
    }

    @Override
    public <T> CompletableFuture<T> async(Function<? super Harvester, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return calls.start(() -> work.apply(this));
    }

    @Override
    public String location() {
        return server.location();
    }

    @Override
    public String defaultNamespace() {
        return server.defaultNamespace();
    }

    @Override
    public String version() {
        Call call = Call.get("/version", Purpose.asking("the version"));
        return server.askAnyServer(call)
                .text("gitVersion")
                .orElseThrow(() -> server.invalid(call, "the answer names no gitVersion", null));
    }

    @Override
    public Optional<String> harvesterVersion() {
        Purpose purpose = Purpose.of("reading", SETTING, "", SERVER_VERSION);
        String path = requests.one(SETTING, "", SERVER_VERSION, purpose).toString();
        try {
            Mapping setting = requests.rediscovering(SETTING, () -> server.ask(Call.get(path, purpose)));
            return setting.text("value").filter(value -> !value.isEmpty()).or(() -> setting.text("default"));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ServedKind> served(GroupVersionKind kind) {
        return requests.discovery().find(kind);
    }

    @Override
    public List<ServedKind> servedKinds() {
        return requests.discovery().all();
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        return list(ListRequest.of(kind).namespace(namespace)).resources();
    }

    @Override
    public ListedResources list(ListRequest request) {
        return requests.rediscovering(request.kind(), listing(request)::read);
    }

    @Override
    public String forEach(ListRequest request, Consumer<Resource> action) {
        return requests.rediscovering(request.kind(), () -> listing(request).forEach(action));
    }

    private Listing listing(ListRequest request) {
        Purpose purpose = Purpose.ofAll("listing", request.kind(), request.namespace());
        ResourcePath all = requests.all(request.kind(), request.namespace(), purpose);
        return new Listing(server, request.paged(all), purpose);
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        Purpose purpose = Purpose.of("reading", kind, namespace, name);
        String path = requests.one(kind, namespace, name, purpose).toString();
        try {
            return Optional.of(requests.send(kind, Call.get(path, purpose)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        return objects.apply(manifest, options);
    }

    @Override
    public void delete(Resource live) {
        delete(live.groupVersionKind(), live.namespace(), live.name(), DeleteOptions.of(live));
    }

    @Override
    public void delete(GroupVersionKind kind, String namespace, String name, DeleteOptions options) {
        objects.delete(kind, namespace, name, options);
    }

    @Override
    public Resource create(Resource manifest, String fieldManager) {
        return objects.create(manifest, fieldManager);
    }

    @Override
    public Resource update(Resource changed, String fieldManager) {
        return objects.update(changed, fieldManager);
    }

    @Override
    public Resource patch(GroupVersionKind kind, String namespace, String name, Patch patch, String fieldManager) {
        return objects.patch(kind, namespace, name, patch, fieldManager);
    }

    @Override
    public Resource applyStatus(Resource manifest, ApplyOptions options) {
        return statuses.apply(manifest, options);
    }

    @Override
    public Resource updateStatus(Resource changed, String fieldManager) {
        return statuses.update(changed, fieldManager);
    }

    @Override
    public Resource patchStatus(
            GroupVersionKind kind, String namespace, String name, Patch patch, String fieldManager) {
        return statuses.patch(kind, namespace, name, patch, fieldManager);
    }

    @Override
    public void power(String namespace, String name, PowerAction action) {
        caller.power(namespace, name, action);
    }

    @Override
    public Access access(String verb, GroupVersionKind kind, String namespace, String name) {
        return caller.access(verb, kind, namespace, name);
    }

    @Override
    public WatchStream watch(GroupVersionKind kind, String namespace, String resourceVersion) {
        return watch(ListRequest.of(kind).namespace(namespace), resourceVersion);
    }

    @Override
    public WatchStream watch(ListRequest request, String resourceVersion) {
        GroupVersionKind kind = request.kind();
        Purpose purpose = Purpose.ofAll("watching", kind, request.namespace());
        ResourcePath path = request.selecting(requests.all(kind, request.namespace(), purpose))
                .query("watch", "true")
                .query("allowWatchBookmarks", "true")
                .query("timeoutSeconds", WATCH_SECONDS);
        if (!resourceVersion.isEmpty()) {
            path = path.query("resourceVersion", resourceVersion);
        }
        Call call = Call.get(path.toString(), purpose);
        return requests.rediscovering(kind, () -> HttpWatchStream.open(server, call, kind, resourceVersion));
    }

    @Override
    public void close() {
        if (!isView) {
            calls.close();
            server.close();
        }
    }

    @Override
    public String toString() {
        return location();
    }
}
