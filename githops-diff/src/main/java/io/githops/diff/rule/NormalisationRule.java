package io.githops.diff.rule;

import io.githops.model.ResourceId;
import io.githops.tree.Tree;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A named reason why two different spellings mean the same, or why the live side is right about a field. A difference that
 * a rule explains is no change; the plan says which rule explained which fields. Immutable when its test is.
 *
 * <pre>{@code
 * NormalisationRule.keepLive("backup-label", "the backup tool stamps its last run", candidate ->
 *                 candidate.path().equals(FieldPath.of("metadata", "labels", "example.com/last-backup")))
 *         .on("VirtualMachine");
 * }</pre>
 */
public final class NormalisationRule {
    private final String id;
    private final String reason;
    private final String source;
    private final Settlement settlement;
    private final boolean isByChoice;
    private final Set<String> kinds;
    private final Predicate<Candidate> test;
    private final Function<Candidate, Optional<Tree>> merge;

    private NormalisationRule(
            String id,
            String reason,
            String source,
            Settlement settlement,
            boolean isByChoice,
            Set<String> kinds,
            Predicate<Candidate> test,
            Function<Candidate, Optional<Tree>> merge) {
        this.id = Objects.requireNonNull(id, "id");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.source = Objects.requireNonNull(source, "source");
        this.settlement = settlement;
        this.isByChoice = isByChoice;
        this.kinds = kinds;
        this.test = Objects.requireNonNull(test, "test");
        this.merge = merge;
    }

    /**
     * A rule for two spellings of one value.
     *
     * @param id in lower case with hyphens; stable, to switch the rule off by
     * @param reason why the difference means nothing
     * @param test whether the rule explains a difference
     */
    public static NormalisationRule sameMeaning(String id, String reason, Predicate<Candidate> test) {
        return of(id, reason, Settlement.SAME_MEANING, test);
    }

    /** A rule for values about which the cluster is right; the parameters are those of {@link #sameMeaning}. */
    public static NormalisationRule keepLive(String id, String reason, Predicate<Candidate> test) {
        return of(id, reason, Settlement.KEEP_LIVE, test);
    }

    /**
     * A rule for values that are left to the cluster, of which a plan warns; the parameters are those of
     * {@link #sameMeaning}.
     */
    public static NormalisationRule warn(String id, String reason, Predicate<Candidate> test) {
        return of(id, reason, Settlement.WARN, test);
    }

    /**
     * A rule for values of which a part is the cluster's, such as a list as a whole that the server adds items to. It
     * explains a difference when the live value is the merged one; else the merged value is what would be applied.
     *
     * @param id as of {@link #sameMeaning}
     * @param reason as of {@link #sameMeaning}
     * @param merge the desired value with the cluster's part in it; empty where the rule has nothing to say
     */
    public static NormalisationRule mergeLive(String id, String reason, Function<Candidate, Optional<Tree>> merge) {
        Objects.requireNonNull(merge, "merge");
        Predicate<Candidate> test = candidate -> merge.apply(candidate)
                .filter(value -> value.equals(candidate.liveValue()))
                .isPresent();
        return new NormalisationRule(id, reason, "", Settlement.KEEP_LIVE, false, Set.of(), test, merge);
    }

    private static NormalisationRule of(String id, String reason, Settlement settlement, Predicate<Candidate> test) {
        return new NormalisationRule(id, reason, "", settlement, false, Set.of(), test, candidate -> Optional.empty());
    }

    /** A rule by which somebody chose who decides about fields; asked about equal values, too. */
    static NormalisationRule byChoice(String id, String reason, Settlement settlement, Predicate<Candidate> test) {
        return new NormalisationRule(id, reason, "", settlement, true, Set.of(), test, candidate -> Optional.empty());
    }

    /** The rules every planner starts with, in the order they are asked. */
    public static List<NormalisationRule> standard() {
        return StandardRules.all();
    }

    /**
     * One of the rules every planner starts with, to be scoped and added again where it was switched off.
     *
     * @throws IllegalArgumentException when there is no rule of this id; names those there are
     */
    public static NormalisationRule standard(String id) {
        return standard().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no standard rule " + id + "; expected one of " + standard()));
    }

    /**
     * This rule for resources of these kinds only.
     *
     * @param kindNames such as {@code VirtualMachine}, or {@code IPPool.loadbalancer.harvesterhci.io} where groups share a name
     */
    public NormalisationRule on(String... kindNames) {
        Set<String> names = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(kindNames)));
        return new NormalisationRule(id, reason, source, settlement, isByChoice, names, test, merge);
    }

    /** This rule for the candidates that pass one more test only. */
    public NormalisationRule where(Predicate<Candidate> scope) {
        return new NormalisationRule(
                id,
                reason,
                source,
                settlement,
                isByChoice,
                kinds,
                scope.and(test),
                candidate -> scope.test(candidate) ? merge.apply(candidate) : Optional.empty());
    }

    /** This rule with the source of what it knows: a repository and a path in it. */
    public NormalisationRule citing(String origin) {
        return new NormalisationRule(id, reason, origin, settlement, isByChoice, kinds, test, merge);
    }

    public String id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    /** Where it is written that this is so, such as {@code kubevirt/kubevirt: pkg/defaults/defaults.go}; may be empty. */
    public String source() {
        return source;
    }

    public Settlement settlement() {
        return settlement;
    }

    /**
     * Whether the rule says who decides about fields, by somebody's choice, rather than why two values mean no change. A field
     * that is left to the cluster so is not taken over from another field manager, not even while both sides are equal.
     */
    public boolean isByChoice() {
        return isByChoice;
    }

    /** The kinds the rule is asked about, as {@link #on} took them; empty for all. */
    public Set<String> kinds() {
        return kinds;
    }

    /** Whether the rule explains a difference. */
    public boolean explains(Candidate candidate) {
        return isFor(candidate.desired().id()) && test.test(candidate);
    }

    /** What would be applied in place of the desired value, when the rule explains a part of the difference. */
    public Optional<Tree> merged(Candidate candidate) {
        return isFor(candidate.desired().id())
                ? merge.apply(candidate).filter(value -> !value.equals(candidate.desiredValue()))
                : Optional.empty();
    }

    private boolean isFor(ResourceId resource) {
        return kinds.isEmpty()
                || kinds.contains(resource.kind())
                || kinds.contains(resource.kind() + "." + resource.group());
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
