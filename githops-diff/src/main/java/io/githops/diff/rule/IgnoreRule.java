package io.githops.diff.rule;

import io.githops.tree.FieldPattern;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Builds a rule that leaves fields to the cluster. Each method narrows it. Not thread-safe; {@link #rule} gives an immutable
 * rule.
 *
 * <pre>{@code
 * NormalisationRule powerState = IgnoreRule.named("power-state")
 *         .paths("spec.runStrategy")
 *         .namespace("labs")
 *         .rule();
 * }</pre>
 */
public final class IgnoreRule {
    private final String id;
    private final List<Predicate<Candidate>> tests = new ArrayList<>();

    private IgnoreRule(String id) {
        this.id = id;
    }

    /** Begins a rule of this id, which ignores every difference until it is narrowed. */
    public static IgnoreRule named(String id) {
        return new IgnoreRule(id);
    }

    /** Only fields at or below one of these patterns, such as {@code spec.template.spec.volumes[*]}. */
    public IgnoreRule paths(String... patterns) {
        List<FieldPattern> parsed =
                List.of(patterns).stream().map(FieldPattern::parse).toList();
        return where(candidate -> parsed.stream().anyMatch(pattern -> pattern.contains(candidate.path())));
    }

    /** Only resources of this kind. */
    public IgnoreRule kind(String kind) {
        return where(candidate -> candidate.desired().id().kind().equals(kind));
    }

    /** Only resources in this namespace. */
    public IgnoreRule namespace(String namespace) {
        return where(candidate -> candidate.desired().id().namespace().equals(namespace));
    }

    /** Only resources of this name. */
    public IgnoreRule name(String name) {
        return where(candidate -> candidate.desired().id().name().equals(name));
    }

    /** Only fields whose live value this field manager owns. */
    public IgnoreRule manager(String manager) {
        return where(candidate -> candidate.liveManagers().contains(manager));
    }

    /** Only fields that have a live value which passes the test. */
    public IgnoreRule liveValue(Predicate<Tree> test) {
        return where(candidate -> {
            Tree live = candidate.liveValue();
            return live != null && test.test(live);
        });
    }

    private IgnoreRule where(Predicate<Candidate> test) {
        tests.add(test);
        return this;
    }

    /** The rule. */
    public NormalisationRule rule() {
        List<Predicate<Candidate>> all = List.copyOf(tests);
        return NormalisationRule.keepLive(
                id, "ignored by choice", candidate -> all.stream().allMatch(test -> test.test(candidate)));
    }
}
