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
import org.jspecify.annotations.Nullable;

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
    private @Nullable Start start;

    /** Where the state to start from is taken. */
    private interface Start {
        String from(RehearsalState state);
    }

    RehearsalBuilder(Plan plan) {
        this.plan = Objects.requireNonNull(plan, "plan");
    }

    /**
     * Starts from a live cluster: all objects of the kinds that are known, but for events and the values of Secrets that the
     * plan does not hold already. Of kinds that may not be listed there is what a fresh Harvester has. It is only read.
     *
     * @throws IllegalStateException when another state to start from was given
     */
    public RehearsalBuilder live(Cluster cluster) {
        Objects.requireNonNull(cluster, "cluster");
        return from(state -> state.ofCluster(cluster));
    }

    /**
     * Starts from a snapshot, as {@code EmbeddedHarvester.save} and {@code kubectl get -o json} write them. Of kinds that
     * are not in it, such as nodes, there is what a fresh Harvester has.
     *
     * @throws IllegalStateException when another state to start from was given
     */
    public RehearsalBuilder state(String snapshot) {
        Objects.requireNonNull(snapshot, "snapshot");
        return from(state -> state.ofSnapshot(snapshot));
    }

    /**
     * Starts from a snapshot in a file, which is read for each run.
     *
     * @throws IllegalStateException when another state to start from was given
     */
    public RehearsalBuilder state(Path file) {
        Objects.requireNonNull(file, "file");
        return from(state -> state.ofSnapshot(read(file)));
    }

    private RehearsalBuilder from(Start given) {
        if (start != null) {
            throw new IllegalStateException("live, state: found more than one; expected one state to start from");
        }
        start = given;
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

    /** @param fresh the state of a fresh Harvester */
    String firstState(String fresh) {
        var state = new RehearsalState(plan, kinds, fresh);
        return start == null ? state.ofPlan() : start.from(state);
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
