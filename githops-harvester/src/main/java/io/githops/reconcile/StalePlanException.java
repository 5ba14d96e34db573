package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.Plan;
import io.githops.model.ResourceId;
import java.util.List;
import java.util.stream.Collectors;

/** What a plan was made from has moved: plan anew, review and approve that. Nothing was written. */
public final class StalePlanException extends ClusterException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 50;

    private final transient List<Moved> moved;

    StalePlanException(Plan plan, List<Moved> moved, String why) {
        super("GH3401", message(plan, moved, why), null);
        this.moved = List.copyOf(moved);
    }

    /** Everything that moved, by identity. */
    public List<Moved> moved() {
        return moved;
    }

    private static String message(Plan plan, List<Moved> moved, String why) {
        String lines =
                moved.stream().limit(MOST_LINES).map(each -> "\n  " + each).collect(Collectors.joining());
        String more = moved.size() > MOST_LINES ? "\n  and " + (moved.size() - MOST_LINES) + " more" : "";
        return plan.revision() + ": the plan " + plan.hash() + " was made from another state than there is now" + lines
                + more + "\n" + why + ". Plan anew, review and approve that; nothing was written";
    }

    /**
     * One thing that moved.
     *
     * @param id the live object, or what the inventory says of it
     * @param planned what the plan was made from, in words
     * @param now what is there, in words
     */
    public record Moved(ResourceId id, String planned, String now) {
        /** {@code ConfigMap default/web: planned on resource version 12, now at 14}. */
        @Override
        public String toString() {
            return id + ": planned on " + planned + ", now " + now;
        }
    }
}
