package io.githops.diff;

import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Settled;
import io.githops.diff.rule.Candidate;
import io.githops.diff.rule.ComparedResource;
import io.githops.diff.rule.NormalisationRule;
import io.githops.diff.rule.Settlement;
import io.githops.model.Resource;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rules make of the differences of one resource. */
final class Settlements {
    private static final String IGNORED_FIELD = "ignored-field";
    private static final String CONTESTED_FIELD = "contested-field";

    private final List<NormalisationRule> rules;
    private final ComparedResource resource;
    private final SortedMap<String, List<FieldPath>> hidden = new TreeMap<>();
    private final List<Difference> kept = new ArrayList<>();
    private final Map<Difference, NormalisationRule> tolerated = new LinkedHashMap<>();

    Settlements(List<NormalisationRule> rules, ComparedResource resource) {
        this.rules = rules;
        this.resource = resource;
    }

    /** @param contested fields that are left as they are where no rule decides otherwise */
    static Settlements of(List<NormalisationRule> rules, ComparedResource resource, Set<FieldPath> contested) {
        if (contested.isEmpty()) {
            return new Settlements(rules, resource);
        }
        List<NormalisationRule> all = new ArrayList<>(rules);
        all.add(NormalisationRule.warn(
                CONTESTED_FIELD,
                "others come back to it again and again",
                candidate -> contested.stream().anyMatch(path -> path.contains(candidate.path()))));
        return new Settlements(all, resource);
    }

    /** The differences that no rule explains. */
    List<Difference> settle(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> !isExplained(difference))
                .map(this::merged)
                .toList();
    }

    /** The differences that are left with a warning, and the rules that say so. */
    Map<Difference, NormalisationRule> tolerated() {
        return tolerated;
    }

    /** The fields that were explained, by rule id. */
    SortedMap<String, List<FieldPath>> hidden() {
        return hidden;
    }

    /** The manifest with the live values of the fields about which the cluster is right; the same instance without any. */
    Resource manifest(Resource wanted) {
        Mapping tree = wanted.tree();
        for (Difference difference : kept) {
            Difference settled = isOthers(difference) ? leftOut(difference) : difference;
            tree = Settled.forLive(tree, settled, resource.kind().schema());
            tree = settled.live() == null ? withoutHusks(tree, settled.path()) : tree;
        }
        return tree == wanted.tree() ? wanted : wanted.withTree(tree);
    }

    /** The manifest without what is empty around a field that was left out, where live has no such thing. */
    private Mapping withoutHusks(Mapping tree, FieldPath left) {
        Mapping rest = tree;
        for (FieldPath around = left.parent(); !around.isRoot(); around = around.parent()) {
            boolean isHusk = rest.at(around).filter(Mapping.empty()::equals).isPresent()
                    && resource.live().at(around).isEmpty();
            if (!isHusk) {
                return rest;
            }
            rest = rest.without(around);
        }
        return rest;
    }

    /**
     * Leaves fields to the field manager that owns them alone, where somebody chose that the cluster decides.
     *
     * @param gained fields of equal values that the apply would take over
     * @return whether there are such fields
     */
    boolean leave(List<FieldPath> gained, Mapping predicted) {
        int before = kept.size();
        for (FieldPath path : gained) {
            Tree value = predicted.at(path).orElse(null);
            var equal = new Difference(path, value, value);
            if (value != null && isWhole(candidate(equal)) && isLeft(equal) && isOthers(equal)) {
                kept.add(equal);
            }
        }
        return kept.size() > before;
    }

    private boolean isLeft(Difference equal) {
        Candidate candidate = candidate(equal);
        return rules.stream()
                .filter(NormalisationRule::isByChoice)
                .filter(rule -> rule.explains(candidate))
                .findFirst()
                .filter(rule -> rule.settlement() != Settlement.GIT_WINS)
                .isPresent();
    }

    /** Whether the field is owned with all that is in it, rather than in its parts. */
    private static boolean isWhole(Candidate candidate) {
        boolean isAtomic = candidate
                .schema()
                .filter(schema -> schema.isAtomicMapping() || schema.listType() == Schema.ListType.ATOMIC)
                .isPresent();
        return isAtomic
                || !(candidate.desiredValue() instanceof Mapping) && !(candidate.desiredValue() instanceof Sequence);
    }

    /** Whether another manager owns the live field alone: to apply even its value would take it over. */
    private boolean isOthers(Difference difference) {
        Candidate candidate = candidate(difference);
        List<String> managers = candidate.liveManagers();
        return !managers.isEmpty()
                && !managers.contains(resource.fieldManager())
                && difference.desired() != null
                && candidate.isOwnedByItself();
    }

    private static Difference leftOut(Difference difference) {
        return new Difference(difference.path(), null, difference.desired());
    }

    private boolean isExplained(Difference difference) {
        boolean isIgnored =
                resource.kind().ignoredFields().stream().anyMatch(pattern -> pattern.contains(difference.path()));
        @Nullable NormalisationRule rule = isIgnored ? null : explanation(difference);
        if (!isIgnored && (rule == null || rule.settlement() == Settlement.GIT_WINS)) {
            return false;
        }
        if (rule != null && rule.settlement() == Settlement.WARN) {
            tolerated.put(difference, rule);
        } else {
            hide(rule == null ? IGNORED_FIELD : rule.id(), difference);
        }
        if (rule == null || rule.settlement() != Settlement.SAME_MEANING) {
            kept.add(difference);
        }
        return true;
    }

    /** The difference that is left when the cluster's part of a value is applied with it. */
    private Difference merged(Difference difference) {
        Candidate candidate = candidate(difference);
        for (NormalisationRule rule : rules) {
            Optional<Tree> value = rule.merged(candidate);
            if (value.isPresent()) {
                hide(rule.id(), difference);
                kept.add(new Difference(difference.path(), value.get(), difference.desired()));
                return new Difference(difference.path(), difference.live(), value.get());
            }
        }
        return difference;
    }

    private void hide(String rule, Difference difference) {
        hidden.computeIfAbsent(rule, any -> new ArrayList<>()).add(difference.path());
    }

    private @Nullable NormalisationRule explanation(Difference difference) {
        Candidate candidate = candidate(difference);
        return rules.stream()
                .filter(rule -> rule.explains(candidate))
                .findFirst()
                .orElse(null);
    }

    private Candidate candidate(Difference difference) {
        return new Candidate(resource, difference.path(), difference.live(), difference.desired());
    }
}
