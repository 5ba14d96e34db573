package io.githops.harvester;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Collects how to reach a cluster. Each option may be given once. Not thread-safe. */
public final class HarvesterBuilder {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

    private final ConnectionOptions options;
    private final Option<ClientLimits> limits = new Option<>("limits");
    private final Option<Consumer<ServerWarning>> warnings = new Option<>("onServerWarning");

    HarvesterBuilder(ConnectionOptions options) {
        this.options = options;
    }

    /** Which of a kubeconfig's contexts to use; by default its current one. */
    public HarvesterBuilder context(String name) {
        options.context.set(name);
        return this;
    }

    /**
     * Sends a bearer token with each request, in the place of all credentials of a kubeconfig.
     *
     * @param token asked for each request, as tokens are renewed; from several threads at once
     */
    public HarvesterBuilder bearerToken(Supplier<String> token) {
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
    public HarvesterBuilder certificateAuthority(Path pemFile) {
        options.authorities.set(ConnectionOptions.read("certificateAuthority", pemFile, Pem::certificates));
        return this;
    }

    /**
     * Trusts servers whose certificates one of these authorities signed, and no others.
     *
     * @param pem one certificate or several
     * @throws IllegalArgumentException when there is no certificate, or a broken one
     */
    public HarvesterBuilder certificateAuthority(byte[] pem) {
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
    public HarvesterBuilder clientCertificate(byte[] certificatePem, byte[] keyPem) {
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
    public HarvesterBuilder clientCertificate(Path certificateFile, Path keyFile) {
        UnaryOperator<byte[]> asIs = UnaryOperator.identity();
        return clientCertificate(
                ConnectionOptions.read("clientCertificate", certificateFile, asIs),
                ConnectionOptions.read("clientCertificate", keyFile, asIs));
    }

    /**
     * Accepts whatever certificate a server shows, in the place of the authorities of a kubeconfig. Whoever sits on the
     * way can then read and change everything, credentials too. A kubeconfig that asks for this is refused without it.
     */
    public HarvesterBuilder dangerouslyTrustAnyCertificate() {
        options.trustsAnyCertificate.set(true);
        return this;
    }

    /**
     * How long a request may take until its answer is complete; by default 30 seconds. A watch may go on for longer.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public HarvesterBuilder requestTimeout(Duration timeout) {
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
    public HarvesterBuilder userAgent(String caller) {
        if (!PRINTABLE.matcher(caller).matches()) {
            throw new IllegalArgumentException("userAgent: expected printable ASCII characters");
        }
        options.userAgent.set(caller);
        return this;
    }

    /** How much to ask of the cluster, and how much to take from it; by default {@link ClientLimits#standard()}. */
    public HarvesterBuilder limits(ClientLimits clientLimits) {
        limits.set(clientLimits);
        return this;
    }

    /**
     * Tells what the server warns of, beside the log.
     *
     * @param listener told each time, on the thread that makes the call; what it throws is logged and does not end the call
     */
    public HarvesterBuilder onServerWarning(Consumer<ServerWarning> listener) {
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
