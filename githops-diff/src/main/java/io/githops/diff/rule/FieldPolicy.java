package io.githops.diff.rule;

import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Who decides about some fields of a kind: Git, which is the default, or the cluster, with or without a warning. Each method
 * that narrows it gives a narrower policy. Of several policies for one field the one that was added first counts; standard
 * normalisation rules and what a manifest says itself go before them. Immutable and thread-safe.
 *
 * <pre>{@code
 * Planner planner = Planner.builder(kinds)
 *         .policy(FieldPolicy.gitWins("VirtualMachine", "spec.runStrategy").namespaces("production"))
 *         .policy(FieldPolicy.powerState())
 *         .policy(FieldPolicy.warn("Setting", "value").names("overcommit-config"))
 *         .build();
 * }</pre>
 *
 * <p>A manifest says the same of itself by annotations, with commas or line breaks between several fields:
 *
 * <ul>
 *   <li>{@code githops.io/cluster-wins: spec.runStrategy}
 *   <li>{@code githops.io/warn: spec.template.spec.nodeSelector}
 *   <li>{@code githops.io/git-wins: spec.runStrategy}, against a policy
 * </ul>
 */
public final class FieldPolicy {
    private final String id;
    private final String reason;
    private final Settlement settlement;
    private final Predicate<Candidate> test;

    private FieldPolicy(String id, String reason, Settlement settlement, Predicate<Candidate> test) {
        this.id = Objects.requireNonNull(id, "id");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.settlement = settlement;
        this.test = test;
    }

    /**
     * Differences are put right, whatever later policies and ignore rules say, and however often others come back.
     *
     * @param kind such as {@code VirtualMachine}, or {@code IPPool.loadbalancer.harvesterhci.io} where groups share a name
     * @param paths fields as patterns, with all below them, such as {@code spec.template.spec.volumes[*]}
     * @throws IllegalArgumentException when there is no path, or one is no pattern
     */
    public static FieldPolicy gitWins(String kind, String... paths) {
        return of(Settlement.GIT_WINS, "git-wins", kind, paths);
    }

    /**
     * Differences are none: an apply does not change the live value, and leaves the field to the field manager that owns it
     * alone. What is created, or deleted and created anew, gets the manifest's value.
     *
     * @param kind as of {@link #gitWins}
     * @param paths as of {@link #gitWins}
     * @throws IllegalArgumentException when there is no path, or one is no pattern
     */
    public static FieldPolicy clusterWins(String kind, String... paths) {
        return of(Settlement.KEEP_LIVE, "cluster-wins", kind, paths);
    }

    /**
     * Differences are left as by {@link #clusterWins}, and the plan warns of each.
     *
     * @param kind as of {@link #gitWins}
     * @param paths as of {@link #gitWins}
     * @throws IllegalArgumentException when there is no path, or one is no pattern
     */
    public static FieldPolicy warn(String kind, String... paths) {
        return of(Settlement.WARN, "warn", kind, paths);
    }

    /** Whether machines run is up to whoever starts and stops them; one that is created does as its manifest says. */
    public static FieldPolicy powerState() {
        return clusterWins("VirtualMachine", "spec.runStrategy", "spec.running")
                .named("power-state")
                .because("people start and stop machines as they like");
    }

    private static FieldPolicy of(Settlement settlement, String word, String kind, String... paths) {
        if (paths.length == 0) {
            throw new IllegalArgumentException(
                    "field policy " + word + " of " + kind + ": found no path; expected at least one");
        }
        return new FieldPolicy(
                word + ":" + kind + ":" + String.join(",", paths),
                "by choice",
                settlement,
                Scope.kinds(kind).and(Scope.paths(paths)));
    }

    /**
     * Reports annotations of a manifest that are no field patterns.
     *
     * @param problems takes problems with the code {@code GH1416}
     */
    public static void check(Resource manifest, Consumer<Problem> problems) {
        AnnotatedFields.check(manifest, problems);
    }

    /** The rules by which manifests decide about fields of their own; every planner has them, after the standard ones. */
    public static List<NormalisationRule> annotated() {
        return AnnotatedFields.RULES;
    }

    /** This policy under another id, by which plans tell of it. Default: what it does, the kind and the paths. */
    public FieldPolicy named(String name) {
        return new FieldPolicy(name, reason, settlement, test);
    }

    /** This policy with the reason, for whoever reads the plan. */
    public FieldPolicy because(String why) {
        return new FieldPolicy(id, why, settlement, test);
    }

    /** This policy with a warning of each difference, where it had none. */
    public FieldPolicy withWarning() {
        return new FieldPolicy(id, reason, settlement == Settlement.KEEP_LIVE ? Settlement.WARN : settlement, test);
    }

    /** This policy in these namespaces only, in which {@code *} stands for any characters. */
    public FieldPolicy namespaces(String... patterns) {
        return where(Scope.namespaces(patterns));
    }

    /** This policy for resources of these names only, in which {@code *} stands for any characters. */
    public FieldPolicy names(String... patterns) {
        return where(Scope.names(patterns));
    }

    /** This policy where one of these field managers owns the live value only; {@code *} stands for any characters. */
    public FieldPolicy managers(String... patterns) {
        return where(Scope.managers(patterns));
    }

    /** This policy for fields with a live value that passes the test only. */
    public FieldPolicy liveValue(Predicate<Tree> accepted) {
        return where(Scope.liveValue(accepted));
    }

    /** This policy for fields with a desired value that passes the test only. */
    public FieldPolicy desiredValue(Predicate<Tree> accepted) {
        return where(Scope.desiredValue(accepted));
    }

    /** This policy for differences that pass one more test only. */
    public FieldPolicy where(Predicate<Candidate> accepted) {
        return new FieldPolicy(id, reason, settlement, test.and(Objects.requireNonNull(accepted, "accepted")));
    }

    /** The rule that carries the policy out. */
    public NormalisationRule rule() {
        return NormalisationRule.byChoice(id, reason, settlement, test);
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
