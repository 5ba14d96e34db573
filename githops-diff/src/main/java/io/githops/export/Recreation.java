package io.githops.export;

import io.githops.diff.admission.Admission;
import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Differences;
import io.githops.diff.rule.Candidate;
import io.githops.diff.rule.ComparedResource;
import io.githops.diff.rule.NormalisationRule;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Foresees what the cluster would make of a manifest if the object were not there: the API server fills in the defaults of
 * the schema, webhooks fill in theirs, and rules know what else is left to the cluster.
 */
final class Recreation {
    private static final String FINALIZERS = "finalizers";

    private final Resource live;
    private final ResourceKind<?> kind;
    private final List<NormalisationRule> rules;
    private final ClusterObjects objects;
    private final String fieldManager;
    private final Optional<Admission> webhooks;
    private final Mapping comparableLive;
    private final Set<FieldPath> unlike;

    /** @param manifest of the live object, with all that may be written */
    Recreation(
            Resource live,
            Mapping manifest,
            ResourceKind<?> kind,
            List<NormalisationRule> rules,
            ClusterObjects objects,
            String fieldManager) {
        this.live = live;
        this.kind = kind;
        this.rules = rules;
        this.objects = objects;
        this.fieldManager = fieldManager;
        this.webhooks = Admissions.of(live.id().group(), live.id().kind());
        this.comparableLive = comparable(live);
        this.unlike = new HashSet<>();
        Attempt whole = new Attempt(manifest);
        whole.differences.stream().filter(whole::isLeft).map(Difference::path).forEach(unlike::add);
    }

    /** Whether an object that was made anew from a part of the manifest would be as one made from all of it. */
    boolean givesBack(Mapping part) {
        var attempt = new Attempt(part);
        return attempt.differences.stream()
                .noneMatch(difference -> !unlike.contains(difference.path()) && attempt.isLeft(difference));
    }

    /** Whether the object that was made anew would not be as it is live at a place, whatever the manifest says. */
    boolean isUnlike(FieldPath path) {
        return unlike.stream().anyMatch(other -> other.contains(path) || path.contains(other));
    }

    /** The object that is made of a part of the manifest, as the API server fills it in, and then as webhooks do. */
    private final class Attempt {
        private final Resource wanted;
        private final Mapping plain;
        private final Mapping complete;
        private final List<Difference> differences;
        private @Nullable Map<FieldPath, Difference> plainDifferences;

        Attempt(Mapping part) {
            wanted = live.withTree(part);
            plain = ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                    .created(part);
            complete = webhooks.map(webhook -> webhook.mutate(null, plain, objects))
                    .orElse(plain);
            differences = differences(complete);
        }

        /** Whether a difference is left that no rule explains, neither before webhooks have filled in nor after. */
        boolean isLeft(Difference difference) {
            if (isExplained(complete, difference)) {
                return false;
            }
            if (complete == plain) {
                return true;
            }
            Difference before = beforeWebhooks().get(difference.path());
            return before == null || !isExplained(plain, before);
        }

        private Map<FieldPath, Difference> beforeWebhooks() {
            if (plainDifferences == null) {
                plainDifferences = new HashMap<>();
                for (Difference difference : differences(plain)) {
                    plainDifferences.put(difference.path(), difference);
                }
            }
            return plainDifferences;
        }

        private boolean isExplained(Mapping made, Difference difference) {
            var compared = new ComparedResource(kind, wanted, live, made, fieldManager, objects);
            var candidate = new Candidate(compared, difference.path(), difference.live(), difference.desired());
            return kind.ignoredFields().stream().anyMatch(pattern -> pattern.contains(difference.path()))
                    || rules.stream().anyMatch(rule -> rule.explains(candidate));
        }
    }

    private List<Difference> differences(Mapping object) {
        return Differences.between(comparableLive, comparable(live.withTree(object)), kind.schema());
    }

    /** Finalizers are always compared one by one. */
    private static Mapping comparable(Resource object) {
        return Records.without(object)
                .edit(
                        "metadata",
                        metadata -> metadata.has(FINALIZERS) ? metadata : metadata.with(FINALIZERS, Sequence.empty()));
    }
}
