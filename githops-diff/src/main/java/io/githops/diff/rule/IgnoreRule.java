package io.githops.diff.rule;

import io.githops.tree.Tree;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Builds a rule that leaves fields to the cluster. It ignores every difference until it is narrowed; each method narrows it
 * further, and may be called again. Not thread-safe; {@link #build} gives an immutable rule.
 *
 * <pre>{@code
 * NormalisationRule powerState = IgnoreRule.named("power-state")
 *         .paths("spec.runStrategy")
 *         .kinds("VirtualMachine")
 *         .namespaces("lab-*")
 *         .managers("virt-api")
 *         .because("people start and stop the machines of labs as they like")
 *         .build();
 * Planner planner = Planner.builder(kinds).rule(powerState).build();
 * }</pre>
 */
public final class IgnoreRule {
    private static final Predicate<Candidate> ANY = candidate -> true;

    private final String id;
    private String reason = "ignored by choice";
    private Predicate<Candidate> test = ANY;

    private IgnoreRule(String id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * Begins a rule.
     *
     * @param id in lower case with hyphens; a plan tells by it what was ignored
     */
    public static IgnoreRule named(String id) {
        return new IgnoreRule(id);
    }

    /** Why the fields are ignored, for whoever reads the plan. */
    public IgnoreRule because(String why) {
        reason = Objects.requireNonNull(why, "why");
        return this;
    }

    /**
     * Only fields at or below one of these patterns, such as {@code spec.template.spec.volumes[*]}. The path goes on into JSON
     * that stands as text.
     *
     * @throws IllegalArgumentException when a text is no pattern
     */
    public IgnoreRule paths(String... patterns) {
        return where(Scope.paths(patterns));
    }

    /**
     * Only resources of one of these kinds, such as {@code VirtualMachine}, or {@code IPPool.loadbalancer.harvesterhci.io}
     * where groups share a name.
     */
    public IgnoreRule kinds(String... names) {
        return where(Scope.kinds(names));
    }

    /** Only resources in one of these namespaces, in which {@code *} stands for any characters. */
    public IgnoreRule namespaces(String... patterns) {
        return where(Scope.namespaces(patterns));
    }

    /** Only resources of one of these names, in which {@code *} stands for any characters. */
    public IgnoreRule names(String... patterns) {
        return where(Scope.names(patterns));
    }

    /** Only fields whose live value one of these field managers owns; {@code *} stands for any characters. */
    public IgnoreRule managers(String... patterns) {
        return where(Scope.managers(patterns));
    }

    /** Only fields that have a live value which passes the test. */
    public IgnoreRule liveValue(Predicate<Tree> accepted) {
        return where(Scope.liveValue(accepted));
    }

    /** Only fields that have a desired value which passes the test. */
    public IgnoreRule desiredValue(Predicate<Tree> accepted) {
        return where(Scope.desiredValue(accepted));
    }

    /** Only differences that pass a test. */
    public IgnoreRule where(Predicate<Candidate> accepted) {
        test = test.and(Objects.requireNonNull(accepted, "accepted"));
        return this;
    }

    /**
     * The rule.
     *
     * @throws IllegalStateException when nothing narrows it, as it would hide every change
     */
    public NormalisationRule build() {
        if (test == ANY) {
            throw new IllegalStateException(
                    "ignore rule " + id
                            + ": nothing narrows it, so that it would hide every change; expected paths, kinds, names or another test");
        }
        return NormalisationRule.keepLive(id, reason, test);
    }
}
