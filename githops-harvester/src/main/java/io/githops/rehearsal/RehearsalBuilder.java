package io.githops.rehearsal;

import io.githops.cluster.Cluster;
import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Options of a {@link Rehearsal}, by default: from the objects that the plan was made from, with what a fresh Harvester has
 * beside them; the kinds of Harvester; field manager {@code githops}; two simulated hours and one real minute at most, in which
 * one resource may take as long to get healthy; five simulated minutes to settle. Not thread-safe.
 */
public final class RehearsalBuilder {
    final Plan plan;
    Kinds kinds = Kinds.harvester();
    String fieldManager = "githops";
    UnaryOperator<Planner.Builder> planning = UnaryOperator.identity();
    Duration simulatedLimit = Duration.ofHours(2);
    Duration realLimit = Duration.ofMinutes(1);
    Duration settling = Duration.ofMinutes(5);
    private Start start;

    /** Makes the state to start from, given that of a fresh Harvester. */
    private interface Start {
        String given(String fresh);
    }

    RehearsalBuilder(Plan plan) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.start = fresh -> new RehearsalState(plan, kinds).ofPlan(fresh);
    }

    /**
     * Starts from a live cluster: all objects of the kinds that are known, but for the values of Secrets that the plan does
     * not hold already. It is only read.
     */
    public RehearsalBuilder live(Cluster cluster) {
        Objects.requireNonNull(cluster, "cluster");
        start = fresh -> new RehearsalState(plan, kinds).ofCluster(cluster);
        return this;
    }

    /** Starts from a snapshot, as {@code EmbeddedHarvester.save} and {@code kubectl get -o json} write them. */
    public RehearsalBuilder state(String snapshot) {
        Objects.requireNonNull(snapshot, "snapshot");
        start = fresh -> new RehearsalState(plan, kinds).ofSnapshot(snapshot);
        return this;
    }

    /** Starts from a snapshot in a file, which is read for each run. */
    public RehearsalBuilder state(Path file) {
        Objects.requireNonNull(file, "file");
        start = fresh -> new RehearsalState(plan, kinds).ofSnapshot(read(file));
        return this;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RehearsalException(
                    file + ": the snapshot cannot be read; expected a JSON list of objects. Name another file", e);
        }
    }

    /** The kinds that the plan was made with. */
    public RehearsalBuilder kinds(Kinds value) {
        kinds = Objects.requireNonNull(value, "kinds");
        return this;
    }

    /** The field manager that the plan was made with. */
    public RehearsalBuilder fieldManager(String name) {
        fieldManager = Objects.requireNonNull(name, "fieldManager");
        return this;
    }

    /** The options of the planner that made the plan, such as rules. */
    public RehearsalBuilder planning(UnaryOperator<Planner.Builder> options) {
        planning = Objects.requireNonNull(options, "options");
        return this;
    }

    /** How much time of the embedded Harvester may go by. What is not healthy by then is reported as what blocks. */
    public RehearsalBuilder simulatedLimit(Duration limit) {
        simulatedLimit = positive(limit, "simulatedLimit");
        return this;
    }

    /** How long the rehearsal itself may take. Looked at whenever something is waited for. */
    public RehearsalBuilder realLimit(Duration limit) {
        realLimit = positive(limit, "realLimit");
        return this;
    }

    /** How long to look on after the changes are made, before asking whether a second plan is empty. */
    public RehearsalBuilder settling(Duration duration) {
        settling = Objects.requireNonNull(duration, "settling");
        return this;
    }

    /** @throws IllegalArgumentException when it is zero or less */
    private static Duration positive(Duration limit, String name) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(name + ": found " + limit + "; expected more than zero");
        }
        return limit;
    }

    Instant startTime() {
        return plan.input().time().orElseGet(Instant::now);
    }

    String firstState(String fresh) {
        return start.given(fresh);
    }

    public Rehearsal build() {
        return new Rehearsal(copy());
    }

    private RehearsalBuilder copy() {
        var copy = new RehearsalBuilder(plan);
        copy.kinds = kinds;
        copy.fieldManager = fieldManager;
        copy.planning = planning;
        copy.simulatedLimit = simulatedLimit;
        copy.realLimit = realLimit;
        copy.settling = settling;
        copy.start = start;
        return copy;
    }
}
