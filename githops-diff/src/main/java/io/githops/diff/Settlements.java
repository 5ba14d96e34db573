package io.githops.diff;

import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Settled;
import io.githops.diff.rule.Candidate;
import io.githops.diff.rule.ComparedResource;
import io.githops.diff.rule.NormalisationRule;
import io.githops.diff.rule.Settlement;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rules make of the differences of one resource. */
final class Settlements {
    private static final String IGNORED_FIELD = "ignored-field";

    private final List<NormalisationRule> rules;
    private final ComparedResource resource;
    private final SortedMap<String, List<FieldPath>> hidden = new TreeMap<>();
    private final List<Difference> kept = new ArrayList<>();

    Settlements(List<NormalisationRule> rules, ComparedResource resource) {
        this.rules = rules;
        this.resource = resource;
    }

    /** The differences that no rule explains. */
    List<Difference> settle(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> !isExplained(difference))
                .map(this::merged)
                .toList();
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
        }
        return tree == wanted.tree() ? wanted : wanted.withTree(tree);
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
        if (!isIgnored && rule == null) {
            return false;
        }
        hide(rule == null ? IGNORED_FIELD : rule.id(), difference);
        if (rule == null || rule.settlement() == Settlement.KEEP_LIVE) {
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
