package io.githops.rehearsal;

import io.githops.cluster.ClusterException;
import io.githops.diff.Plan;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import java.time.Instant;

/**
 * Executes a plan on an embedded Harvester that starts out as the live cluster, to see where it leads: what is waited for and
 * how long, what is refused, what happens to machines, and whether a second plan is empty. The cluster itself is only read.
 *
 * <pre>{@code
 * RehearsalReport report = Rehearsal.builder(plan).live(harvester).build().run();
 * System.out.print(report.text());
 * }</pre>
 *
 * <p>Time goes by when somebody waits, as fast as the computer can: an hour of imports takes a moment. Guards do not hold a
 * rehearsal back. Immutable and thread-safe.
 */
public final class Rehearsal {
    private final RehearsalBuilder options;

    Rehearsal(RehearsalBuilder options) {
        this.options = options;
    }

    /** A rehearsal of a plan; see {@link RehearsalBuilder} for what it starts from and how far it goes. */
    public static RehearsalBuilder builder(Plan plan) {
        return new RehearsalBuilder(plan);
    }

    /**
     * Rehearses, in this thread. Each run starts anew from the same state, but from what a live cluster has become.
     *
     * @throws RehearsalException when the state to start from cannot be used
     * @throws ClusterException when the live cluster cannot be read
     */
    public RehearsalReport run() {
        long began = System.nanoTime();
        Instant start = options.startTime();
        try (EmbeddedHarvester embedded = EmbeddedHarvester.builder()
                        .kinds(options.kinds)
                        .startTime(start)
                        .start();
                Harvester harvester = Harvester.over(embedded.transport())) {
            load(embedded);
            var pace = new RehearsalPace(embedded, options, began);
            return new RehearsalRun(options, harvester, pace).report();
        }
    }

    private void load(EmbeddedHarvester embedded) {
        try {
            embedded.load(options.firstState(embedded.save()));
        } catch (IllegalArgumentException e) {
            throw new RehearsalException("the state to start from cannot be used: " + e.getMessage(), e);
        }
    }
}
