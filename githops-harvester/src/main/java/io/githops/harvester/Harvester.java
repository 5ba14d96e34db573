package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.reconcile.Cluster;
import io.githops.reconcile.ConflictException;
import io.githops.reconcile.InvalidAnswerException;
import io.githops.reconcile.NotFoundException;
import io.githops.reconcile.RejectedException;
import io.githops.reconcile.TimedOutException;
import io.githops.reconcile.UnauthorizedException;
import io.githops.reconcile.UnavailableException;
import io.githops.reconcile.UnservedKindException;
import io.githops.reconcile.UntrustedCertificateException;
import io.githops.tree.Mapping;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

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
 * thread ends its call with {@link io.githops.reconcile.InterruptedCallException}.
 *
 * <p>Whatever the method, a request may end in {@link UnauthorizedException}, {@link
 * io.githops.reconcile.ForbiddenException}, {@link UnavailableException}, {@link UntrustedCertificateException} and {@link
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
    static Builder builder(URI server) {
        return new Builder(ConnectionOptions.ofServer(ServerUrl.of(server)));
    }

    /**
     * A client of the cluster that a kubeconfig file names. The file is read when the client is built. Options given to the
     * builder take the place of what the file says.
     */
    static Builder builder(Path kubeconfig) {
        return new Builder(ConnectionOptions.ofKubeconfig(kubeconfig));
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
     * @return completed with what the work returns or throws; by {@link io.githops.reconcile.InterruptedCallException} when
     *     the client is closed in the midst of it
     * @throws IllegalStateException when the client is closed
     */
    <T> CompletableFuture<T> async(Function<? super Harvester, ? extends T> work);

    /** The version of Kubernetes that the API server names, such as {@code v1.33.5+rke2r1}. */
    String version();

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
     * Changes some fields of an object by JSON merge patch.
     *
     * @param namespace empty for cluster-scoped kinds
     * @param mergePatch the fields to change; null removes one
     * @return the object as it was stored
     * @throws RejectedException when the API server or a webhook refuses the object
     * @throws NotFoundException when there is no such object
     * @throws UnservedKindException when the cluster does not serve the kind
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
     */
    Resource patch(GroupVersionKind kind, String namespace, String name, Mapping mergePatch, String fieldManager);

    /**
     * Changes of the objects of a kind.
     *
     * @param namespace empty for all namespaces, and for cluster-scoped kinds
     * @param resourceVersion where to begin; empty to be told each present object as added first
     * @throws ExpiredException when the server has forgotten what happened since; may also come with the first event
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    WatchStream watch(GroupVersionKind kind, String namespace, String resourceVersion);

    /** Collects how to reach a cluster. Each option may be given once. Not thread-safe. */
    final class Builder {
        private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

        private final ConnectionOptions options;
        private final Option<ClientLimits> limits = new Option<>("limits");
        private final Option<Consumer<ServerWarning>> warnings = new Option<>("onServerWarning");

        private Builder(ConnectionOptions options) {
            this.options = options;
        }

        /** Which of a kubeconfig's contexts to use; by default its current one. */
        public Builder context(String name) {
            options.context.set(name);
            return this;
        }

        /**
         * Sends a bearer token with each request, in the place of all credentials of a kubeconfig.
         *
         * @param token asked for each request, as tokens are renewed; from several threads at once
         */
        public Builder bearerToken(Supplier<String> token) {
            options.credentials.set(Credentials.bearer(Objects.requireNonNull(token, "token")));
            return this;
        }

        /**
         * Trusts servers whose certificates one of these authorities signed, and no others.
         *
         * @param pemFile one certificate or several
         * @throws IllegalArgumentException when the file holds no certificate, or a broken one
         * @throws UncheckedIOException when it cannot be read
         */
        public Builder certificateAuthority(Path pemFile) {
            options.authorities.set(ConnectionOptions.read("certificateAuthority", pemFile, Pem::certificates));
            return this;
        }

        /**
         * Trusts servers whose certificates one of these authorities signed, and no others.
         *
         * @param pem one certificate or several
         * @throws IllegalArgumentException when there is no certificate, or a broken one
         */
        public Builder certificateAuthority(byte[] pem) {
            options.authorities.set(ConnectionOptions.read("certificateAuthority", pem, Pem::certificates));
            return this;
        }

        /**
         * Shows a client certificate, in the place of all credentials of a kubeconfig.
         *
         * @param certificatePem the certificate, then those that vouch for it
         * @param keyPem its key in PKCS#8, PKCS#1 or SEC1, not encrypted
         * @throws IllegalArgumentException when one of the two cannot be used, or they do not belong together
         */
        public Builder clientCertificate(byte[] certificatePem, byte[] keyPem) {
            var chain = ConnectionOptions.read("clientCertificate", certificatePem, Pem::certificates);
            options.clientCertificate.set(
                    ConnectionOptions.read("clientCertificate", keyPem, key -> ClientCertificate.of(chain, key)));
            return this;
        }

        /**
         * Shows a client certificate, in the place of all credentials of a kubeconfig.
         *
         * @throws IllegalArgumentException as {@link #clientCertificate(byte[], byte[])}
         * @throws UncheckedIOException when a file cannot be read
         */
        public Builder clientCertificate(Path certificateFile, Path keyFile) {
            UnaryOperator<byte[]> asIs = UnaryOperator.identity();
            return clientCertificate(
                    ConnectionOptions.read("clientCertificate", certificateFile, asIs),
                    ConnectionOptions.read("clientCertificate", keyFile, asIs));
        }

        /**
         * Accepts whatever certificate a server shows, in the place of the authorities of a kubeconfig. Whoever sits on the
         * way can then read and change everything, credentials too. A kubeconfig that asks for this is refused without it.
         */
        public Builder dangerouslyTrustAnyCertificate() {
            options.trustsAnyCertificate.set(true);
            return this;
        }

        /**
         * How long a request may take until its answer is complete; by default 30 seconds. A watch may go on for longer.
         *
         * @throws IllegalArgumentException when it is not positive
         */
        public Builder requestTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("requestTimeout: found " + timeout + "; expected more than zero");
            }
            options.requestTimeout.set(timeout);
            return this;
        }

        /**
         * Who is asking, for the cluster's audit log; put before {@code githops} in the {@code User-Agent} header.
         *
         * @throws IllegalArgumentException when a header cannot carry it
         */
        public Builder userAgent(String caller) {
            if (!PRINTABLE.matcher(caller).matches()) {
                throw new IllegalArgumentException("userAgent: expected printable ASCII characters");
            }
            options.userAgent.set(caller);
            return this;
        }

        /** How much to ask of the cluster, and how much to take from it; by default {@link ClientLimits#standard()}. */
        public Builder limits(ClientLimits clientLimits) {
            limits.set(clientLimits);
            return this;
        }

        /**
         * Tells what the server warns of, beside the log.
         *
         * @param listener told each time, on the thread that makes the call; what it throws is logged and does not end the
         *     call
         */
        public Builder onServerWarning(Consumer<ServerWarning> listener) {
            warnings.set(listener);
            return this;
        }

        /**
         * Reads the kubeconfig, if there is one. No connection is made yet.
         *
         * @throws KubeconfigException when the kubeconfig cannot be used; says which field is at fault
         * @throws IllegalStateException when two options cannot go together
         */
        public Harvester build() {
            return new HttpHarvester(
                    new HttpTransport(options.connection()),
                    limits.get().orElse(ClientLimits.standard()),
                    warnings.get().orElse(warning -> {}));
        }
    }
}
