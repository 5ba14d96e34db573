package io.githops.diff;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.apply.FieldOwners;
import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Settled;
import io.githops.diff.rule.Candidate;
import io.githops.diff.rule.NormalisationRule;
import io.githops.diff.rule.Settlement;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rules make of the differences of one resource. */
final class Settlements {
    private static final String IGNORED_FIELD = "ignored-field";

    private final List<NormalisationRule> rules;
    private final ResourceKind<?> kind;
    private final Resource desired;
    private final Resource live;
    private final ClusterObjects objects;
    private final FieldOwners owners;
    private final SortedMap<String, List<FieldPath>> hidden = new TreeMap<>();
    private final List<Difference> kept = new ArrayList<>();

    Settlements(
            List<NormalisationRule> rules,
            ResourceKind<?> kind,
            Resource desired,
            Resource live,
            ClusterObjects objects) {
        this.rules = rules;
        this.kind = kind;
        this.desired = desired;
        this.live = live;
        this.objects = objects;
        this.owners = FieldOwners.of(live.tree());
    }

    /** The differences that no rule explains. */
    List<Difference> settle(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> !isExplained(difference))
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
            tree = Settled.forLive(tree, difference, kind.schema());
        }
        return tree == wanted.tree() ? wanted : wanted.withTree(tree);
    }

    private boolean isExplained(Difference difference) {
        boolean isIgnored = kind.ignoredFields().stream().anyMatch(pattern -> pattern.contains(difference.path()));
        @Nullable NormalisationRule rule = isIgnored ? null : explanation(difference);
        if (!isIgnored && rule == null) {
            return false;
        }
        hidden.computeIfAbsent(rule == null ? IGNORED_FIELD : rule.id(), any -> new ArrayList<>())
                .add(difference.path());
        if (rule == null || rule.settlement() == Settlement.KEEP_LIVE) {
            kept.add(difference);
        }
        return true;
    }

    private @Nullable NormalisationRule explanation(Difference difference) {
        var candidate = new Candidate(
                desired, live, difference.path(), difference.live(), difference.desired(), owners, objects);
        return rules.stream()
                .filter(rule -> rule.explains(candidate))
                .findFirst()
                .orElse(null);
    }
}
