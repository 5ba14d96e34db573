package io.githops.harvester;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ConflictException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.NotFoundException;
import io.githops.cluster.Observation;
import io.githops.cluster.Permission;
import io.githops.cluster.RejectedException;
import io.githops.cluster.ServedKind;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnservedKindException;
import io.githops.cluster.UntrustedCertificateException;
import io.githops.harvester.live.LiveView;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A Harvester cluster reached through its Kubernetes API. Thread-safe; closed by who opened it.
 *
 * <pre>{@code
 * try (Harvester harvester = Harvester.fromKubeconfig(Path.of("lab.kubeconfig"))) {
 *     var machines = harvester.list(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"), "");
 * }
 * }</pre>
 *
 * <p>{@link ClientLimits} keep requests at a pace that is kind to a small cluster. Reads that find no server or a busy one are
 * repeated up to two times, with short pauses or as long a pause as the server asks for, up to ten seconds; so are applies that
 * a busy server did not take on, and all requests that did not reach it or were turned away (429). Every other failure comes at
 * once. When a server does not answer several times in a row, calls fail at once with {@link UnavailableException} until one
 * that tries finds it back. {@link #within} sets a deadline, {@link #async} makes calls that can be cancelled; interrupting a
 * thread ends its call with {@link io.githops.cluster.InterruptedCallException}.
 *
 * <p>Whatever the method, a request may end in {@link UnauthorizedException}, {@link
 * io.githops.cluster.ForbiddenException}, {@link UnavailableException}, {@link UntrustedCertificateException} and {@link
 * InvalidAnswerException}. No message holds a credential, the body of a request, or the value of a Secret.
 *
 * <p>What the server warns of is logged once per text to the {@link System.Logger} named {@code io.githops.harvester}.
 */
public interface Harvester extends Cluster {

    /**
     * A client of the API server at a URL. Without further options it sends no credentials, trusts the authorities that the
     * Java runtime trusts, and gives each request 30 seconds.
     *
     * @param server with the path below which the API lies, as in {@code https://harvester.example/k8s/clusters/local};
     *     {@code http} is accepted for this machine alone
     * @throws IllegalArgumentException when the URL is none of an API server; says why
     */
    static HarvesterBuilder builder(URI server) {
        return new HarvesterBuilder(ConnectionOptions.ofServer(ServerUrl.of(server)));
    }

    /**
     * A client of the cluster that a kubeconfig file names. The file is read when the client is built. Options given to the
     * builder take the place of what the file says.
     */
    static HarvesterBuilder builder(Path kubeconfig) {
        return new HarvesterBuilder(ConnectionOptions.ofKubeconfig(kubeconfig));
    }

    /**
     * A client of the cluster that the surroundings of this program name: that of the kubeconfig in {@code KUBECONFIG}, which
     * may be several files; without that variable, that of {@code ~/.kube/config}; without that file, the one that this
     * program runs in as a pod, with the rights of its service account. Looked up when the client is built. Options given to
     * the builder take the place of what is found.
     */
    static HarvesterBuilder builder() {
        return new HarvesterBuilder(ConnectionOptions.ofEnvironment(Environment.ofProcess()));
    }

    /**
     * The cluster that the surroundings of this program name, as {@link #builder()} says.
     *
     * @throws KubeconfigException when a kubeconfig cannot be used, or no cluster is named
     */
    static Harvester fromEnvironment() {
        return builder().build();
    }

    /**
     * The cluster of a kubeconfig's current context.
     *
     * @throws KubeconfigException when the file cannot be used; says which field is at fault
     */
    static Harvester fromKubeconfig(Path file) {
        return builder(file).build();
    }

    /**
     * The cluster of one of a kubeconfig's contexts.
     *
     * @throws KubeconfigException when the file cannot be used; says which field is at fault
     */
    static Harvester fromKubeconfig(Path file, String context) {
        return builder(file).context(context).build();
    }

    /**
     * The cluster behind a transport of one's own, which is closed with the client; as many requests as the caller makes go
     * out ({@link ClientLimits#unpaced}).
     */
    static Harvester over(Transport transport) {
        return over(transport, ClientLimits.unpaced());
    }

    /** The cluster behind a transport of one's own, which is closed with the client. */
    static Harvester over(Transport transport, ClientLimits limits) {
        return new HttpHarvester(transport, limits, warning -> {});
    }

    /**
     * A view of this client whose calls, all together, have to end within a time that begins now. What is not done by then
     * ends in {@link TimedOutException}: waits for the client's own limits, requests, repetitions; watches end. Limits and
     * connections are those of the client, and closing the view closes nothing.
     *
     * @param time from now; a view of a view ends when the sooner of the two does
     * @throws IllegalArgumentException when the time is not positive
     */
    @Override
    Harvester within(Duration time);

    /**
     * Does work on one of the client's own daemon threads, at most as many at a time as requests may be under way. Cancelling
     * the future, or completing it by {@link CompletableFuture#orTimeout}, interrupts the call that is under way and frees
     * its connection; futures that are made of this one do not pass cancellation on.
     *
     * <pre>{@code
     * var machines = harvester.async(cluster -> cluster.list(MACHINES, "default"));
     * var images = harvester.async(cluster -> cluster.list(IMAGES, "default"));
     * return machines.thenCombine(images, Report::new);
     * }</pre>
     *
     * <p>Work that waits for other work of the same client may wait for ever: combine futures instead. Watches, which go on
     * for minutes, are better read on threads of one's own.
     *
     * @param work given this client or view
     * @return completed with what the work returns or throws; by {@link io.githops.cluster.InterruptedCallException} when
     *     the client is closed in the midst of it
     * @throws IllegalStateException when the client is closed
     */
    <T> CompletableFuture<T> async(Function<? super Harvester, ? extends T> work);

    /** The namespace that the kubeconfig's context or the pod's service account names; {@code default} when none does. */
    String defaultNamespace();

    /** The version of Kubernetes that the API server names, such as {@code v1.33.5+rke2r1}. */
    String version();

    /**
     * The version of Harvester, such as {@code v1.9.0}, from its setting {@code server-version}; empty when the cluster does
     * not say.
     *
     * @throws UnservedKindException when the cluster is no Harvester
     */
    Optional<String> harvesterVersion();

    /**
     * Creates an object.
     *
     * @return the object as it was stored
     * @throws ConflictException when there is an object of this name
     * @throws RejectedException when the API server or a webhook refuses the object
     * @throws NotFoundException when its namespace does not exist
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    Resource create(Resource manifest, String fieldManager);

    /**
     * Replaces an object, on the condition that it is still at the version it was read at. Fields that are left out are
     * removed, those of other field managers too: {@link #apply} is the way to change objects that others write to.
     *
     * @param changed with the resource version it was read at
     * @return the object as it was stored
     * @throws IllegalArgumentException when there is no resource version
     * @throws ConflictException when the object changed since it was read
     * @throws RejectedException when the API server or a webhook refuses the object
     * @throws NotFoundException when the object is gone
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    Resource update(Resource changed, String fieldManager);

    /**
     * Changes some fields of an object.
     *
     * @param namespace empty for cluster-scoped kinds
     * @return the object as it was stored
     * @throws ConflictException when a JSON patch tests for a resource version that is no longer the object's
     * @throws RejectedException when the API server or a webhook refuses the patch or the object
     * @throws NotFoundException when there is no such object
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    Resource patch(GroupVersionKind kind, String namespace, String name, Patch patch, String fieldManager);

    /**
     * As {@link #apply}, of the status alone; the rest of the manifest is left out of account.
     *
     * @throws NotFoundException when there is no such object, or its kind has no status of its own
     */
    Resource applyStatus(Resource manifest, ApplyOptions options);

    /**
     * As {@link #update}, of the status alone.
     *
     * @throws NotFoundException when there is no such object, or its kind has no status of its own
     */
    Resource updateStatus(Resource changed, String fieldManager);

    /**
     * As {@link #patch}, of the status alone.
     *
     * @throws NotFoundException when there is no such object, or its kind has no status of its own
     */
    Resource patchStatus(GroupVersionKind kind, String namespace, String name, Patch patch, String fieldManager);

    /**
     * Deletes an object. One that is gone already is no error.
     *
     * @param namespace empty for cluster-scoped kinds
     * @throws ConflictException when the object is another one, or at another version, than the options ask for
     * @throws RejectedException when the API server or a webhook refuses the deletion
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    void delete(GroupVersionKind kind, String namespace, String name, DeleteOptions options);

    /**
     * Has a machine do something. Returns once KubeVirt has taken the task on; that the machine has stopped, say, is seen in
     * its status.
     *
     * @throws ConflictException when the machine is not in a state for it: to be started though it runs, say
     * @throws NotFoundException when there is no such machine, or it does not run and the action is for running ones
     * @throws RejectedException when KubeVirt refuses it
     */
    void power(String namespace, String name, PowerAction action);

    /**
     * Whether the caller may do something.
     *
     * @param verb as rules of access name it: {@code get}, {@code list}, {@code watch}, {@code create}, {@code patch}, {@code
     *     delete} ...; to apply is to {@code patch}, and to {@code create} what is not there
     * @param namespace empty for all namespaces, and for cluster-scoped kinds
     * @param name empty for all objects
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    Access access(String verb, GroupVersionKind kind, String namespace, String name);

    /**
     * The objects that are asked for, all of one moment.
     *
     * @throws RejectedException when a selector is none
     * @throws ExpiredException when the server forgets in the midst of it where the next page starts, twice
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    ListedResources list(ListRequest request);

    /**
     * Hands on the objects that are asked for one by one as they arrive, so that never more than one is in memory. The order
     * is that of the server, by namespace and name as a rule.
     *
     * @param action takes each object, on the calling thread; what it throws ends the list and is thrown on
     * @return the moment at which the list was true, from which a watch can go on
     * @throws ExpiredException when the server forgets in the midst of it where the next page starts; ask again then, and
     *     forget what was handed on
     * @throws RejectedException when a selector is none
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    String forEach(ListRequest request, Consumer<Resource> action);

    /** All kinds that the cluster serves, in each of their versions: by group, version and kind. Asks anew each time. */
    List<ServedKind> servedKinds();

    /**
     * Changes of the objects of a kind.
     *
     * @param namespace empty for all namespaces, and for cluster-scoped kinds
     * @param resourceVersion where to begin; empty to be told each present object as added first
     * @throws ExpiredException when the server has forgotten what happened since; may also come with the first event
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    WatchStream watch(GroupVersionKind kind, String namespace, String resourceVersion);

    /**
     * Changes of the objects that are asked for; one that is no longer selected is told as deleted.
     *
     * @param resourceVersion where to begin; empty to be told each present object as added first
     * @throws ExpiredException when the server has forgotten what happened since; may also come with the first event
     * @throws RejectedException when a selector is none
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    WatchStream watch(ListRequest request, String resourceVersion);

    /** Follows objects by a {@link LiveView} of all namespaces. */
    @Override
    default Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return Optional.of(LiveView.of(this)
                .kinds(kinds)
                .onChange(change -> observer.changed(change.kind(), change.object()))
                .open());
    }

    /** As {@link #access}; empty when the cluster does not serve the kind. */
    @Override
    default Optional<Permission> permission(String verb, GroupVersionKind kind, String namespace, String name) {
        try {
            Access access = access(verb, kind, namespace, name);
            return Optional.of(new Permission(access.isAllowed(), access.reason()));
        } catch (UnservedKindException e) {
            return Optional.empty();
        }
    }
}
