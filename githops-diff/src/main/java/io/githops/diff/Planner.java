package io.githops.diff;

import io.githops.diff.ResourceChange.Assessment;
import io.githops.diff.effect.Effects;
import io.githops.diff.guard.Ownership;
import io.githops.diff.rule.FieldPolicy;
import io.githops.diff.rule.NormalisationRule;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what would change: a pure function of desired resources, live resources and rules. Immutable and thread-safe.
 */
public final class Planner {
    private final Kinds kinds;
    private final String fieldManager;
    private final Prune prune;
    private final List<PlanReview> reviews;
    private final ResourceComparison comparison;
    private final GuardPolicy guards;

    private Planner(Builder builder) {
        reviews = List.copyOf(builder.reviews);
        kinds = builder.kinds;
        fieldManager = builder.fieldManager;
        prune = builder.prune;
        comparison = new ResourceComparison(builder.kinds, builder.fieldManager, builder.rules);
        guards = new GuardPolicy(
                builder.kinds,
                new Ownership(builder.fieldManager, builder.owner),
                builder.adoption,
                builder.budget,
                builder.maintenance);
    }

    /**
     * A planner that applies as field manager {@code githops}, prunes nothing, adopts only what is as desired already, and uses
     * the standard rules.
     */
    public static Builder builder(Kinds kinds) {
        return new Builder(kinds);
    }

    /**
     * Plans how live state becomes desired.
     *
     * @throws ManifestException when desired resources need each other in a circle, or cannot be applied at all
     */
    public Plan plan(PlanInput input) {
        return plan(null, input);
    }

    /**
     * Plans anew, as {@link #plan(PlanInput)} would, and takes over from an earlier plan of this planner what it says of
     * unchanged resources that are the same instances on both sides. The less has changed since, the less this costs.
     *
     * @throws ManifestException as {@link #plan(PlanInput)}
     */
    public Plan replan(Plan earlier, PlanInput input) {
        return plan(earlier, input);
    }

    /**
     * Plans how one resource becomes desired, without a look at any other.
     *
     * @param live null when there is none
     * @throws ManifestException when the resource cannot be applied at all
     */
    public ResourceChange compare(Resource desired, @Nullable Resource live) {
        return comparison.compare(
                LateBinding.of(kinds).bind(desired, id -> Optional.empty()), live, LiveObjects.none(), Set.of());
    }

    /**
     * Plans what changes from one desired state to another, without a cluster: as if the first were live, owned, and applied
     * by this planner's field manager.
     *
     * @throws ManifestException as {@link #plan(PlanInput)}
     */
    public Plan preview(Snapshot before, Snapshot after) {
        return new Preview(comparison).plan(this, before, after);
    }

    /**
     * Says how a plan is taken back once it was executed. Whether a change was made need not be known for sure: what was not
     * made has nothing to take back.
     *
     * @param executed a plan of a planner with the same field manager and kinds
     * @throws ManifestException as {@link #plan(PlanInput)}
     */
    public Undo undo(Plan executed) {
        return undo(executed, change -> true);
    }

    /**
     * As {@link #undo(Plan)}, when only some of the changes were made.
     *
     * @param made which of them were, or may have been
     * @throws ManifestException as {@link #plan(PlanInput)}
     */
    public Undo undo(Plan executed, Predicate<ResourceChange> made) {
        return new Undoing(this, comparison, kinds, executed, made).undo();
    }

    private Plan plan(@Nullable Plan earlier, PlanInput input) {
        var basis = PlanBasis.of(this, input, earlier == null ? null : earlier.basis());
        DesiredResources desired = basis.desired();
        var known = earlier == null ? null : new EarlierPlan(earlier, desired, input.live());
        var leftovers = new Leftovers(input, basis.undesired(), kinds, prune);
        Set<ResourceId> gone = leftovers.pruned().stream().map(Resource::id).collect(Collectors.toSet());
        var objects = new PlannedObjects(desired, input.live(), gone);
        var values = new PlannedValues(kinds, desired, input.live(), gone);
        var compared = new DesiredChanges(kinds, comparison, input, desired, objects, values);
        compared.find(known, leftovers::isRecord);
        List<ResourceChange> changes = new ArrayList<>(compared.changed());
        leftovers
                .pruned()
                .forEach(resource -> changes.add(
                        new ResourceChange.Prune(resource, Assessment.of(Effects.ofDeletion(resource, input.live())))));
        changes.removeIf(change -> !input.covers(change.id()));
        changes.replaceAll(new Foresight(comparison, objects, values)::assess);
        List<ResourceChange> placed = Waves.place(changes, desired, input.live(), kinds);
        List<ResourceChange> all = new ArrayList<>(placed);
        all.addAll(compared.unchanged());
        var plan = new Plan(
                basis.dependent(compared.dependent()),
                comparison.rules(),
                all,
                Guards.of(placed, input, guards),
                leftovers.orphans(),
                warnings(leftovers, input));
        return plan.heeding(
                reviews.stream().flatMap(review -> review.review(plan).stream()).toList());
    }

    private List<Problem> warnings(Leftovers leftovers, PlanInput input) {
        List<Problem> warnings = new ArrayList<>(leftovers.records());
        LostInventory.warning(input, fieldManager).ifPresent(warnings::add);
        return warnings;
    }

    /** Collects the rules of a {@link Planner}. Not thread-safe. */
    public static final class Builder {
        private final Kinds kinds;
        private final List<NormalisationRule> rules = new ArrayList<>();
        private final List<PlanReview> reviews = new ArrayList<>();
        private String fieldManager = "githops";
        private String owner = "githops";
        private Prune prune = Prune.OFF;
        private Adoption adoption = Adoption.IF_EQUAL;
        private DeletionBudget budget = DeletionBudget.standard();
        private Maintenance maintenance = Maintenance.atAnyTime();

        private Builder(Kinds kinds) {
            this.kinds = Objects.requireNonNull(kinds, "kinds");
            rules.addAll(NormalisationRule.standard());
            rules.addAll(FieldPolicy.annotated());
        }

        /** Who applies. Default {@code githops}. */
        public Builder fieldManager(String name) {
            fieldManager = Objects.requireNonNull(name, "fieldManager");
            return this;
        }

        /**
         * What live objects bear in annotation {@code githops.io/owner} when they are ours; those with another value are
         * guarded. Default {@code githops}.
         */
        public Builder owner(String name) {
            owner = Objects.requireNonNull(name, "owner");
            return this;
        }

        /** How much may be deleted without approval. Default {@link DeletionBudget#standard}. */
        public Builder deletionBudget(DeletionBudget value) {
            budget = Objects.requireNonNull(value, "budget");
            return this;
        }

        /** When running machines may be disturbed without approval. Default {@link Maintenance#atAnyTime}. */
        public Builder maintenance(Maintenance value) {
            maintenance = Objects.requireNonNull(value, "maintenance");
            return this;
        }

        /** Adds a review of every plan, such as checks of a team. */
        public Builder review(PlanReview review) {
            reviews.add(Objects.requireNonNull(review, "review"));
            return this;
        }

        /** Whether what is no longer desired is deleted. Default {@link Prune#OFF}. */
        public Builder prune(Prune value) {
            prune = Objects.requireNonNull(value, "prune");
            return this;
        }

        /** What is done about desired resources that others have created. Default {@link Adoption#IF_EQUAL}. */
        public Builder adoption(Adoption value) {
            adoption = Objects.requireNonNull(value, "adoption");
            return this;
        }

        /**
         * Adds a normalisation rule.
         *
         * @throws IllegalArgumentException when there is a rule of this id
         */
        public Builder rule(NormalisationRule rule) {
            if (rules.stream().anyMatch(other -> other.id().equals(rule.id()))) {
                throw new IllegalArgumentException(
                        "there is a normalisation rule " + rule.id() + " already; expected another id");
            }
            rules.add(rule);
            return this;
        }

        /**
         * Says who decides about some fields. Default: Git, unless a rule or a manifest says otherwise.
         *
         * @throws IllegalArgumentException when there is a rule or policy of this id
         */
        public Builder policy(FieldPolicy policy) {
            return rule(policy.rule());
        }

        /**
         * Switches a normalisation rule off, or what manifests say by an annotation: {@code cluster-wins}, {@code warn} or
         * {@code git-wins}.
         *
         * @throws IllegalArgumentException when there is no rule of this id
         */
        public Builder withoutRule(String id) {
            if (!rules.removeIf(rule -> rule.id().equals(id))) {
                throw new IllegalArgumentException(
                        "there is no normalisation rule " + id + "; expected one of " + rules);
            }
            return this;
        }

        public Planner build() {
            return new Planner(this);
        }
    }
}
