package io.githops.diff.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private final Settlement settlement;
    private final Set<String> kinds;
    private final Predicate<Candidate> test;

    private NormalisationRule(
            String id, String reason, Settlement settlement, Set<String> kinds, Predicate<Candidate> test) {
        this.id = Objects.requireNonNull(id, "id");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.settlement = settlement;
        this.kinds = kinds;
        this.test = Objects.requireNonNull(test, "test");
    }

    /**
     * A rule for two spellings of one value.
     *
     * @param id in lower case with hyphens; stable, to switch the rule off by
     * @param reason why the difference means nothing, with the source of that knowledge
     * @param test whether the rule explains a difference
     */
    public static NormalisationRule sameMeaning(String id, String reason, Predicate<Candidate> test) {
        return new NormalisationRule(id, reason, Settlement.SAME_MEANING, Set.of(), test);
    }

    /** A rule for values about which the cluster is right; the parameters are those of {@link #sameMeaning}. */
    public static NormalisationRule keepLive(String id, String reason, Predicate<Candidate> test) {
        return new NormalisationRule(id, reason, Settlement.KEEP_LIVE, Set.of(), test);
    }

    /** The rules every planner starts with, in the order they are asked. */
    public static List<NormalisationRule> standard() {
        return StandardRules.all();
    }

    /** This rule for resources of these kinds only. */
    public NormalisationRule on(String... kindNames) {
        return new NormalisationRule(id, reason, settlement, Set.copyOf(Arrays.asList(kindNames)), test);
    }

    /** This rule for the candidates that pass one more test only. */
    public NormalisationRule where(Predicate<Candidate> scope) {
        return new NormalisationRule(id, reason, settlement, kinds, scope.and(test));
    }

    public String id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    public Settlement settlement() {
        return settlement;
    }

    /** The kinds the rule is asked about; empty for all. */
    public Set<String> kinds() {
        return kinds;
    }

    /** Whether the rule explains a difference. */
    public boolean explains(Candidate candidate) {
        return (kinds.isEmpty() || kinds.contains(candidate.desired().id().kind())) && test.test(candidate);
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
