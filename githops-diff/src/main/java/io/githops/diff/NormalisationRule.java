package io.githops.diff;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A named reason why two different spellings mean the same, or why the live side is right about a field. A difference that
 * a rule explains is no change; the plan says how many each rule explained. Immutable when its test is.
 */
public final class NormalisationRule {
    private final String id;
    private final String reason;
    private final Predicate<Candidate> test;

    private NormalisationRule(String id, String reason, Predicate<Candidate> test) {
        this.id = Objects.requireNonNull(id, "id");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.test = Objects.requireNonNull(test, "test");
    }

    /**
     * A rule.
     *
     * @param id in lower case with hyphens; stable, to switch the rule off by
     * @param reason why the difference means nothing, with the source of that knowledge
     * @param test whether the rule explains a difference
     */
    public static NormalisationRule of(String id, String reason, Predicate<Candidate> test) {
        return new NormalisationRule(id, reason, test);
    }

    /** The rules every planner starts with, in the order they are asked. */
    public static List<NormalisationRule> standard() {
        return StandardRules.all();
    }

    public String id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    boolean explains(Candidate candidate) {
        return test.test(candidate);
    }

    @Override
    public String toString() {
        return id;
    }

    /**
     * A difference that a rule may explain. {@code toString} prints no values.
     *
     * @param live null when live has no such field
     * @param desired null when the predicted object has no such field
     */
    public record Candidate(
            Resource resource,
            FieldPath path,
            @Nullable Tree live,
            @Nullable Tree desired) {
        @Override
        public String toString() {
            return resource + " " + path;
        }
    }
}
