package io.githops.harvester.embedded;

import io.githops.harvester.Harvester;
import io.githops.harvester.Transport;
import io.githops.model.GroupVersionKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Harvester inside the running program: a Kubernetes API server with Harvester's kinds, refusals and controllers, whose
 * objects live in memory.
 *
 * <pre>{@code
 * try (var embedded = EmbeddedHarvester.create();
 *         var harvester = Harvester.over(embedded.transport())) {
 *     harvester.apply(machine, ApplyOptions.forced("team-a"));
 *     embedded.advance(Duration.ofMinutes(1));   // the machine boots
 * }
 * }</pre>
 *
 * <p>It starts out as a freshly installed cluster of one node. Time stands still until {@link #advance} is called, unless
 * the builder asked for {@link EmbeddedHarvesterBuilder#realTime real time}; every timestamp comes from that clock. Thread-safe. Whoever
 * creates one closes it.
 */
public final class EmbeddedHarvester implements AutoCloseable {
    private final EmbeddedCluster cluster;
    private final EmbeddedClock clock;
    private final String token;
    private final boolean plainHttp;
    private @Nullable HttpFrontend frontend;
    private @Nullable ServerCertificate certificate;

    EmbeddedHarvester(EmbeddedHarvesterBuilder builder) {
        clock = builder.realTime ? EmbeddedClock.system() : EmbeddedClock.manual(builder.startTime);
        token = builder.token;
        plainHttp = builder.plainHttp;
        cluster = new EmbeddedCluster(builder, clock);
    }

    /** A fresh cluster with the newest Harvester's kinds, in memory, on a clock that the caller advances. */
    public static EmbeddedHarvester create() {
        return builder().start();
    }

    /**
     * A cluster with the objects of a file that {@link #save(Path)} or {@code kubectl get -o json} wrote.
     *
     * @throws java.io.UncheckedIOException when it cannot be read
     * @throws IllegalArgumentException when it holds no list of objects
     * @throws io.githops.model.ManifestException when an object lacks its name or type
     */
    public static EmbeddedHarvester from(Path file) {
        EmbeddedHarvester embedded = create();
        try {
            embedded.load(file);
            return embedded;
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /**
     * A cluster with the objects that a live one has of some kinds, but for the values of its Secrets. The live one is only
     * read. {@link ClusterCopy} has more choices.
     *
     * @throws io.githops.cluster.ClusterException when the live cluster does not answer, or not to this caller
     */
    public static EmbeddedHarvester rehearsing(Harvester live, GroupVersionKind... kinds) {
        String state = ClusterCopy.of(live).kinds(kinds).read();
        EmbeddedHarvester embedded = create();
        embedded.load(state);
        return embedded;
    }

    /**
     * A builder of a fresh cluster with the newest Harvester's kinds, a clock that stands at 2026-01-01T00:00:00Z until it
     * is advanced, a random token, and TLS when served.
     */
    public static EmbeddedHarvesterBuilder builder() {
        return new EmbeddedHarvesterBuilder();
    }

    /** A way to the server without sockets, with all rights. Stays usable until the server is closed. */
    public Transport transport() {
        return new InProcessTransport(cluster.api(), token);
    }

    /**
     * Serves the API on the loopback address: over TLS with a certificate of its own, as {@code kubectl} sends credentials
     * over TLS only, or over plain HTTP if the builder asked for it. Once for each server.
     *
     * @param port 0 for a free one
     * @return the address, with its port
     * @throws java.io.UncheckedIOException when the port cannot be had
     * @throws IllegalStateException when the server is served already
     */
    public URI serve(int port) {
        return serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Serves the API at an address of this machine's, as {@link #serve(int)}. Whoever reaches the address and has a token
     * can use it. The certificate is for the loopback address and {@code localhost}, whatever the address.
     *
     * @param listening with port 0 for a free one
     * @return the address, with its port; that of the loopback when it listens everywhere
     * @throws java.io.UncheckedIOException when the address cannot be had
     * @throws IllegalStateException when the server is served already
     */
    public synchronized URI serve(InetSocketAddress listening) {
        if (frontend != null) {
            throw new IllegalStateException("the embedded Harvester is served already, at " + frontend.address());
        }
        certificate = plainHttp ? null : ServerCertificate.create();
        frontend = HttpFrontend.start(cluster.api(), certificate, listening);
        return frontend.address();
    }

    /**
     * A kubeconfig for the served API, with the token and the certificate to trust.
     *
     * @throws IllegalStateException before {@link #serve}
     */
    public synchronized String kubeconfig() {
        if (frontend == null) {
            throw new IllegalStateException("the embedded Harvester has no address yet; call serve(port) first");
        }
        return Kubeconfig.text(frontend.address(), certificate, token);
    }

    /** The bearer token of the user who may do everything. */
    public String token() {
        return token;
    }

    /**
     * Lets time go by: controllers act, and watches that have lasted long enough end.
     *
     * @param duration zero to let controllers act without time going by
     * @throws IllegalStateException when the server runs in real time
     */
    public void advance(Duration duration) {
        if (!(clock instanceof EmbeddedClock.ManualClock manual)) {
            throw new IllegalStateException("the embedded Harvester runs in real time; its clock cannot be advanced");
        }
        cluster.loop().advance(manual, duration);
    }

    /**
     * Sets the clock forward, or back when negative, as when a machine's clock is corrected: no time goes by, and
     * controllers find another time when they look the next time. Also in real time.
     */
    public void jumpClock(Duration duration) {
        cluster.loop().jump(duration);
    }

    /**
     * Stops and starts again with the same objects: open watches and other connections break off, and what happened before is
     * forgotten, so that watches and lists that resume from earlier resource versions are told that these expired (410). A
     * served API is found at the same address, with the same certificate.
     *
     * @throws java.io.UncheckedIOException when another program has taken the port meanwhile
     */
    public synchronized void restart() {
        cluster.restart();
        if (frontend != null) {
            frontend = frontend.restart();
        }
    }

    /** Forgets what happened: open watches, and whoever resumes from an earlier resource version, are told so (410). */
    public void forgetHistory() {
        cluster.forgetHistory();
    }

    /** What goes wrong, as a test scripts it. */
    public Faults faults() {
        return cluster.api().faults();
    }

    /** How many watches are open, over HTTP or in this program. */
    public int openWatches() {
        return cluster.api().streams().count();
    }

    /** The server's time. */
    public Instant now() {
        return clock.now();
    }

    /** The latest requests, at most 10,000, oldest first. */
    public RecordedRequests requests() {
        return cluster.api().log().requests();
    }

    /** How many requests asked to change the cluster; see {@link RecordedRequest#isWrite}. */
    public long writes() {
        return cluster.api().log().writes();
    }

    /**
     * All objects as JSON, Secrets included: a Kubernetes {@code List} that {@link #load} takes.
     */
    public String save() {
        return cluster.save();
    }

    /**
     * Replaces all objects, past webhooks and validation, so that a cluster can be rehearsed on. Takes what {@link #save}
     * wrote and what {@code kubectl get -o json} prints; namespaces that the objects need and the text leaves out are
     * created. Watches that are open have to start again.
     *
     * @throws IllegalArgumentException when the text is no list of objects; nothing is replaced then
     * @throws io.githops.model.ManifestException when an object lacks its name or type; nothing is replaced then
     */
    public void load(String state) {
        cluster.load(StateText.read(state), StateText.revision(state));
    }

    /**
     * Writes {@link #save} to a file, which is replaced as a whole or, when that fails, not at all. It holds Secrets, so
     * that where files have owners only theirs may read it.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public void save(Path file) {
        StateFile.write(file, save());
    }

    /**
     * Replaces all objects with those of a file; see {@link #load(String)}.
     *
     * @throws java.io.UncheckedIOException when it cannot be read; nothing is replaced then
     * @throws IllegalArgumentException when it holds no list of objects; nothing is replaced then
     * @throws io.githops.model.ManifestException when an object lacks its name or type; nothing is replaced then
     */
    public void load(Path file) {
        String state = StateFile.read(file);
        try {
            load(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Ends open watches, stops serving and stops the controllers. */
    @Override
    public synchronized void close() {
        cluster.close();
        if (frontend != null) {
            frontend.close();
        }
    }
}
