package io.githops.diff;

import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a plan that was executed is taken back, and what of it cannot be. {@link Planner#undo} makes it; it is planned against
 * the cluster as it is by then, under the same guards, so that what others have changed since is seen.
 *
 * <pre>{@code
 * Undo undo = planner.undo(executed);
 * System.out.print(undo.text());
 * Plan back = planner.plan(undo.input(live, inventory));
 * }</pre>
 *
 * <p>Immutable and thread-safe. Nothing printed holds a sensitive value; the manifests of {@link #desired} do.
 */
public final class Undo {
    private final Plan undone;
    private final List<Step> steps;
    private final Snapshot desired;
    private final Plan foreseen;

    Undo(Plan undone, List<Step> steps, Snapshot desired, Plan foreseen) {
        this.undone = undone;
        this.steps = List.copyOf(steps);
        this.desired = desired;
        this.foreseen = foreseen;
    }

    /** How the desired state of an undo is called: {@code undo of main@1a2b3c4d}, with the hash of the plan as its id. */
    static Revision revision(Plan undone) {
        return Revision.of(undone.hash(), "undo of " + undone.revision());
    }

    /** The plan that is taken back. */
    public Plan undone() {
        return undone;
    }

    /** One step for each change that was made, the last one first; empty when none was. */
    public List<Step> steps() {
        return steps;
    }

    /** The steps that do not bring everything back, in their order. */
    public List<Step> losing() {
        return steps.stream().filter(step -> step.extent() != Extent.FULL).toList();
    }

    /**
     * What was desired and live before the plan, as manifests: former values for what was changed, former objects for what was
     * deleted, nothing for what was created. What the plan left alone is desired as before.
     */
    public Snapshot desired() {
        return desired;
    }

    /** The resources that the steps are about. */
    public Set<ResourceId> scope() {
        return steps.stream().map(step -> step.change().id()).collect(Collectors.toUnmodifiableSet());
    }

    /** The plan back from where the undone plan was to lead, as far as that can be told without the cluster. */
    public Plan foreseen() {
        return foreseen;
    }

    /**
     * What to plan from: the plan changes what is in {@link #scope} and nothing else. It deletes what the undone plan has
     * created, provided that the inventory owns the object with its UID, whether or not the planner prunes.
     *
     * @param live the cluster as it is now
     * @param inventory as it is now
     */
    public PlanInput input(LiveObjects live, Inventory inventory) {
        return input(desired, live, inventory, scope());
    }

    static PlanInput input(Snapshot desired, LiveObjects live, Inventory inventory, Set<ResourceId> scope) {
        Set<ResourceId> wanted =
                desired.resources().stream().map(resource -> resource.id()).collect(Collectors.toSet());
        var concerned = new TreeMap<>(inventory.entries());
        concerned.keySet().removeIf(id -> !wanted.contains(id) && !scope.contains(id));
        return PlanInput.of(desired, live).inventory(Inventory.of(concerned)).onlyWithin(scope);
    }

    /** The undo for people, in plain text with a final line break. */
    public String text() {
        return new UndoText(this).render();
    }

    /** The undo for programs, in one line. */
    public String json() {
        return Json.text(toTree());
    }

    /** The undo as a tree. */
    public Mapping toTree() {
        return UndoTree.of(this);
    }

    /** How many steps can be taken back how far, in one line. */
    public String summary() {
        Map<Extent, Long> counts = new EnumMap<>(Extent.class);
        steps.forEach(step -> counts.merge(step.extent(), 1L, Long::sum));
        return counts.isEmpty()
                ? "nothing to undo"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().words())
                        .collect(Collectors.joining(", "));
    }

    /** The revision and {@link #summary}. */
    @Override
    public String toString() {
        return desired.revision().label() + ": " + summary();
    }

    /**
     * The way back of one change.
     *
     * @param change as it was made
     * @param inverse what takes it back, by what is known without the cluster; null when nothing does, or nothing has to
     * @param losses what does not come back; empty when everything does
     */
    public record Step(ResourceChange change, @Nullable ResourceChange inverse, List<Loss> losses) {
        /** @throws NullPointerException when the change is null */
        public Step {
            Objects.requireNonNull(change, "change");
            losses = List.copyOf(losses);
        }

        /** How much of the change can be taken back. */
        public Extent extent() {
            return losses.stream()
                    .map(loss -> loss.kind().extent())
                    .reduce(Extent.FULL, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        }

        /** What takes the change back; empty when nothing does, or nothing has to. */
        public Optional<ResourceChange> wayBack() {
            return Optional.ofNullable(inverse);
        }
    }

    /**
     * Something that an undo does not bring back.
     *
     * @param reason in words, without sensitive values
     */
    public record Loss(Kind kind, String reason) {
        /** @throws NullPointerException when a part is null */
        public Loss {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
        }

        /** {@code data lost: the volume and everything on it}. */
        @Override
        public String toString() {
            return kind.words + ": " + reason;
        }

        /** The kinds of losses, from the least to the gravest. */
        public enum Kind {
            /** The value comes back, but not whoever owned it. */
            OWNERSHIP("owner lost", Extent.PARTIAL),
            /** The object comes back as another one, with another UID. */
            IDENTITY("identity lost", Extent.PARTIAL),
            /** A field stays that no apply takes away, as whoever applied it does not own it. */
            FIELD("stays", Extent.PARTIAL),
            /** Something was disturbed, such as a machine that was stopped. */
            DISTURBANCE("has happened", Extent.PARTIAL),
            /** A job was done; what it did stays. */
            DONE("was done", Extent.NONE),
            /** A mark or the platform keeps the object from being deleted. */
            KEPT("stays", Extent.NONE),
            /** Harvester refuses the way back. */
            REFUSED("refused", Extent.NONE),
            /** Data is gone. */
            DATA("data lost", Extent.NONE);

            private final String words;
            private final Extent extent;

            Kind(String words, Extent extent) {
                this.words = words;
                this.extent = extent;
            }

            /** How much of a change can be taken back with such a loss at most. */
            public Extent extent() {
                return extent;
            }
        }
    }

    /** How much of a change can be taken back, from everything to nothing. */
    public enum Extent {
        /** All fields become what they were. */
        FULL("fully"),
        /** What is desired becomes what it was, but something around it does not. */
        PARTIAL("in part"),
        /** What matters stays changed; fields that can be given back are. */
        NONE("not");

        private final String words;

        Extent(String words) {
            this.words = words;
        }

        /** The extent in words fit for a report: {@code in part}. */
        public String words() {
            return words;
        }
    }
}
