package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.reconcile.ApplyOptions;
import io.githops.reconcile.ClusterException;
import io.githops.reconcile.NotFoundException;
import io.githops.reconcile.ServedKind;
import io.githops.reconcile.UnservedKindException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Speaks the Kubernetes API. */
final class HttpHarvester implements Harvester {
    /** How long the server keeps a watch open, in seconds. */
    private static final String WATCH_SECONDS = "300";

    private final ApiServer server;
    private final Discovery discovery;
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
        this(
                server,
                new Discovery(server),
                new AsyncCalls(limits.concurrentRequests(), server.location()),
                false);
    }

    private HttpHarvester(ApiServer server, Discovery discovery, AsyncCalls calls, boolean isView) {
        this.server = server;
        this.discovery = discovery;
        this.calls = calls;
        this.isView = isView;
    }

    @Override
    public Harvester within(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("within: found " + time + "; expected more than zero");
        }
        ApiServer view = server.within(time);
        return new HttpHarvester(view, discovery.through(view), calls, true);
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
    public String version() {
        Call call = Call.get("/version", Purpose.asking("the version"));
        return server.askAnyServer(call)
                .text("gitVersion")
                .orElseThrow(() -> server.invalid(call, "the answer names no gitVersion", null));
    }

    @Override
    public Optional<ServedKind> served(GroupVersionKind kind) {
        return discovery.find(kind);
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        Purpose purpose = Purpose.ofAll("listing", kind, namespace);
        ResourcePath path = ResourcePath.ofAll(discovery.require(kind), namespace, purpose);
        return rediscovering(kind, new Listing(server, kind, path, purpose)::read);
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        Purpose purpose = Purpose.of("reading", kind, namespace, name);
        ResourcePath path = ResourcePath.of(discovery.require(kind), namespace, name, purpose);
        try {
            return Optional.of(send(kind, Call.get(path.toString(), purpose)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        Purpose purpose = Purpose.of("applying", manifest);
        ResourcePath path = strict(path(manifest, purpose), options.fieldManager());
        if (options.force()) {
            path = path.query("force", "true");
        }
        if (options.dryRun()) {
            path = path.query("dryRun", "All");
        }
        return send(manifest.groupVersionKind(), Call.apply(path.toString(), manifest.tree(), purpose));
    }

    @Override
    public void delete(Resource live) {
        String uid = live.uid()
                .orElseThrow(() -> new IllegalArgumentException(live + ": has no metadata.uid; delete what was read"));
        Purpose purpose = Purpose.of("deleting", live);
        Mapping options = Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("propagationPolicy", "Background")
                .put("preconditions", Mapping.of("uid", new Text(uid)))
                .build();
        String path = path(live, purpose).toString();
        Call call = Call.send("DELETE", path, options, purpose);
        try {
            rediscovering(live.groupVersionKind(), () -> server.ask(call));
        } catch (NotFoundException e) {
            // Gone already, as was wanted.
        }
    }

    @Override
    public Resource create(Resource manifest, String fieldManager) {
        GroupVersionKind kind = manifest.groupVersionKind();
        Purpose purpose = Purpose.of("creating", manifest);
        ResourcePath parent = ResourcePath.within(discovery.require(kind), manifest.namespace(), purpose);
        String path = strict(parent, fieldManager).toString();
        return send(kind, Call.send("POST", path, manifest.tree(), purpose));
    }

    @Override
    public Resource update(Resource changed, String fieldManager) {
        if (changed.resourceVersion().isEmpty()) {
            throw new IllegalArgumentException(changed + ": has no metadata.resourceVersion; update what was read");
        }
        Purpose purpose = Purpose.of("updating", changed);
        String path = strict(path(changed, purpose), fieldManager).toString();
        return send(changed.groupVersionKind(), Call.send("PUT", path, changed.tree(), purpose));
    }

    @Override
    public Resource patch(
            GroupVersionKind kind, String namespace, String name, Mapping mergePatch, String fieldManager) {
        Purpose purpose = Purpose.of("patching", kind, namespace, name);
        ResourcePath path = ResourcePath.of(discovery.require(kind), namespace, name, purpose);
        return send(kind, Call.mergePatch(strict(path, fieldManager).toString(), mergePatch, purpose));
    }

    @Override
    public WatchStream watch(GroupVersionKind kind, String namespace, String resourceVersion) {
        Purpose purpose = Purpose.ofAll("watching", kind, namespace);
        ResourcePath path = ResourcePath.ofAll(discovery.require(kind), namespace, purpose)
                .query("watch", "true")
                .query("allowWatchBookmarks", "true")
                .query("timeoutSeconds", WATCH_SECONDS);
        if (!resourceVersion.isEmpty()) {
            path = path.query("resourceVersion", resourceVersion);
        }
        Call call = Call.get(path.toString(), purpose);
        return rediscovering(kind, () -> HttpWatchStream.open(server, call, kind, resourceVersion));
    }

    private ResourcePath path(Resource resource, Purpose purpose) {
        ServedKind served = discovery.require(resource.groupVersionKind());
        return ResourcePath.of(served, resource.namespace(), resource.name(), purpose);
    }

    /** Unknown fields are errors, never dropped. */
    private static ResourcePath strict(ResourcePath path, String fieldManager) {
        Objects.requireNonNull(fieldManager, "fieldManager");
        return path.query("fieldManager", fieldManager).query("fieldValidation", "Strict");
    }

    private Resource send(GroupVersionKind kind, Call call) {
        return rediscovering(kind, () -> server.resource(call, kind, server.ask(call)));
    }

    /** What was discovered is forgotten when it proves wrong, as the next call may find the kind served anew. */
    private <T> T rediscovering(GroupVersionKind kind, Supplier<T> request) throws ClusterException {
        try {
            return request.get();
        } catch (UnservedKindException e) {
            discovery.forget(kind);
            throw e;
        }
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
