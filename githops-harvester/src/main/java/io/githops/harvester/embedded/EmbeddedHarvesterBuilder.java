package io.githops.harvester.embedded;

import io.githops.diff.admission.Admission;
import io.githops.harvester.simulation.Controller;
import io.githops.harvester.simulation.HarvesterSimulation;
import io.githops.model.Kinds;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Collects the options of an embedded Harvester. Not thread-safe. */
public final class EmbeddedHarvesterBuilder {
    private static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HISTORY = 20_000;

    final List<EmbeddedUser> users = new ArrayList<>();
    private final List<Admission> moreAdmissions = new ArrayList<>();
    private final List<Controller> moreControllers = new ArrayList<>();
    Kinds kinds = Kinds.harvester();
    ServerVersion version = ServerVersion.DEFAULT;
    int historyCapacity = HISTORY;
    String token = HexFormat.of().formatHex(randomBytes());
    boolean recordsBodies;
    Instant startTime = DEFAULT_START;
    boolean realTime;
    boolean plainHttp;
    private boolean bare;

    EmbeddedHarvesterBuilder() {}

    private static byte[] randomBytes() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** The kinds to offer, besides namespaces and custom resource definitions, which are always there. */
    public EmbeddedHarvesterBuilder kinds(Kinds value) {
        kinds = Objects.requireNonNull(value, "kinds");
        return this;
    }

    /** When the clock stands still at first. */
    public EmbeddedHarvesterBuilder startTime(Instant value) {
        startTime = Objects.requireNonNull(value, "startTime");
        return this;
    }

    /** Runs on the computer's clock, with controllers in a thread of their own. */
    public EmbeddedHarvesterBuilder realTime() {
        realTime = true;
        return this;
    }

    /** The bearer token of the user who may do everything. */
    public EmbeddedHarvesterBuilder token(String value) {
        token = Objects.requireNonNull(value, "token");
        return this;
    }

    /** A user who is known by a token and may do nothing, to see what a program makes of that. */
    public EmbeddedHarvesterBuilder userWithoutRights(String name, String userToken) {
        return user(EmbeddedUser.of(name, userToken));
    }

    /**
     * A user who is known by a token, with rules of its own. What roles in the cluster give to the user's name and
     * groups comes on top.
     *
     * @throws IllegalArgumentException when another user has the token
     */
    public EmbeddedHarvesterBuilder user(EmbeddedUser user) {
        if (users.stream().anyMatch(other -> other.token().equals(user.token()))) {
            throw new IllegalArgumentException(
                    "user " + user.name() + ": has the token of another user; give each user a token of its own");
        }
        users.add(user);
        return this;
    }

    /**
     * Keeps the bodies of requests with their record, but for those that speak of Secrets. They cost memory, and may hold
     * what is secret elsewhere, such as a machine's cloud-init data.
     */
    public EmbeddedHarvesterBuilder recordBodies() {
        recordsBodies = true;
        return this;
    }

    /** Serves without TLS; {@code kubectl} then sends no token and is refused. */
    public EmbeddedHarvesterBuilder plainHttp() {
        plainHttp = true;
        return this;
    }

    /** Asks a webhook after Harvester's own. */
    EmbeddedHarvesterBuilder admission(Admission more) {
        moreAdmissions.add(more);
        return this;
    }

    /** Runs a controller after Harvester's own. */
    EmbeddedHarvesterBuilder controller(Controller more) {
        moreControllers.add(more);
        return this;
    }

    /** A Kubernetes API server alone, without Harvester's webhooks and controllers. */
    EmbeddedHarvesterBuilder bare() {
        bare = true;
        return this;
    }

    /** The build that the server says it is. */
    EmbeddedHarvesterBuilder version(ServerVersion value) {
        version = value;
        return this;
    }

    /** How many changes watches can resume from. */
    EmbeddedHarvesterBuilder historyCapacity(int value) {
        historyCapacity = value;
        return this;
    }

    List<Admission> admissions() {
        return joined(io.githops.diff.admission.Admissions.harvester(), moreAdmissions);
    }

    List<Controller> controllers() {
        return joined(HarvesterSimulation.controllers(), moreControllers);
    }

    private <T> List<T> joined(List<T> own, List<T> more) {
        return Stream.concat(bare ? Stream.<T>empty() : own.stream(), more.stream())
                .toList();
    }

    /** Starts the server in memory; {@link EmbeddedHarvester#serve} opens it to other programs. */
    public EmbeddedHarvester start() {
        return new EmbeddedHarvester(this);
    }
}
