package io.githops.harvester;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Collects how to reach a cluster. Each option may be given once. Not thread-safe. */
public final class HarvesterBuilder {
    private static final System.Logger LOGGER = System.getLogger("io.githops.harvester");
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
     * @param token asked for each request, as tokens are renewed, and once more when the server does not know the one it was
     *     sent; from several threads at once
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
     * The programs that a kubeconfig may have run to get credentials; by default none, and a kubeconfig that names one is
     * refused. They are run without a shell and without input, for at most a minute, whenever credentials are missing, have
     * run out or are refused, with the arguments and the environment that the kubeconfig gives: allow only what may do no
     * harm with any of those.
     *
     * @param commands as the kubeconfig names them: {@code kubelogin} to be looked up as the system does, or an absolute
     *     path, which a relative one in a kubeconfig must come out as
     * @throws IllegalArgumentException when one is neither a name nor an absolute path
     */
    public HarvesterBuilder allowedCredentialPlugins(String... commands) {
        options.allowedPlugins.set(
                ConnectionOptions.named("allowedCredentialPlugins", () -> AllowedPlugins.of(commands)));
        return this;
    }

    /**
     * The name that the server's certificate has to be for, and that the server is told; by default the host in its URL.
     *
     * @param name a host name or an IP address
     * @throws IllegalArgumentException when it is neither
     */
    public HarvesterBuilder tlsServerName(String name) {
        options.serverName.set(ConnectionOptions.named("tlsServerName", () -> new ServerName(name)));
        return this;
    }

    /**
     * The proxy on the way to the server; by default what the kubeconfig says, or else the Java runtime is set to.
     *
     * @param url {@code http}, a host and a port, without a user name
     * @throws IllegalArgumentException when it is another URL
     */
    public HarvesterBuilder proxy(URI url) {
        options.proxy.set(ConnectionOptions.named("proxy", () -> ProxyUrl.address(url)));
        return this;
    }

    /**
     * Accepts whatever certificate a server shows, in the place of the authorities of a kubeconfig. Whoever sits on the
     * way can then read and change everything, credentials too. A kubeconfig that asks for this is refused without it. Each
     * client that is built so logs a warning to the {@link System.Logger} named {@code io.githops.harvester}.
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
     * Who is asking, for the cluster's audit log, such as {@code nightly/2}; put before this library's name and version in
     * the {@code User-Agent} header.
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
     * Reads the kubeconfig, if there is one. No connection is made and no program is run yet.
     *
     * @throws KubeconfigException when the kubeconfig cannot be used; says which field is at fault
     * @throws IllegalStateException when two options cannot go together
     */
    public Harvester build() {
        Connection connection = options.connection();
        if (connection.trustsAnyCertificate()) {
            LOGGER.log(
                    Level.WARNING,
                    "{0}: whatever certificate the server shows is accepted, so anybody on the way can read and change"
                            + " everything; give a certificate authority instead of dangerouslyTrustAnyCertificate",
                    connection);
        }
        return new HttpHarvester(
                new HttpTransport(connection),
                limits.get().orElse(ClientLimits.standard()),
                warnings.get().orElse(warning -> {}));
    }
}
