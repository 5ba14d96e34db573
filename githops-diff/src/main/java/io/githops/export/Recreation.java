package io.githops.export;

import io.githops.diff.admission.Admission;
import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
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
        this.unlike = differing(manifest).orElse(Set.of());
    }

    /** Whether an object that was made anew from a part of the manifest would be as one made from all of it. */
    boolean givesBack(Mapping part) {
        return differing(part).filter(unlike::equals).isPresent();
    }

    /** Whether the object that was made anew would not be as it is live at a place, whatever the manifest says. */
    boolean isUnlike(FieldPath path) {
        return unlike.stream().anyMatch(other -> other.contains(path) || path.contains(other));
    }

    /** Where the object would not be as it is live, but for what is left to the cluster; empty when it cannot be made. */
    private Optional<Set<FieldPath>> differing(Mapping part) {
        Resource wanted = live.withTree(part);
        var writer = new Writer(fieldManager, live.groupVersionKind().apiVersion(), "", "");
        ApplyResult result =
                ServerSideApply.of(kind.schema(), kind.hasStatusSubresource()).apply(null, part, writer, true);
        return stored(result).map(plain -> {
            Mapping complete = webhooks.map(webhook -> webhook.mutate(null, plain, objects))
                    .orElse(plain);
            return differing(wanted, plain, complete);
        });
    }

    private Set<FieldPath> differing(Resource wanted, Mapping plain, Mapping complete) {
        Map<FieldPath, Difference> authored = new HashMap<>();
        differences(plain).forEach(difference -> authored.put(difference.path(), difference));
        var comparedPlain = new ComparedResource(kind, wanted, live, plain, fieldManager, objects);
        var comparedComplete = new ComparedResource(kind, wanted, live, complete, fieldManager, objects);
        Set<FieldPath> differing = new HashSet<>();
        for (Difference difference : differences(complete)) {
            Difference before = authored.get(difference.path());
            boolean isExplained =
                    isExplained(comparedComplete, difference) || before != null && isExplained(comparedPlain, before);
            if (!isExplained) {
                differing.add(difference.path());
            }
        }
        return differing;
    }

    private List<Difference> differences(Mapping object) {
        return Differences.between(comparable(live), comparable(live.withTree(object)), kind.schema());
    }

    /** Finalizers are always compared one by one. */
    private static Mapping comparable(Resource object) {
        return Records.without(object)
                .edit(
                        "metadata",
                        metadata -> metadata.has(FINALIZERS) ? metadata : metadata.with(FINALIZERS, Sequence.empty()));
    }

    private boolean isExplained(ComparedResource compared, Difference difference) {
        var candidate = new Candidate(compared, difference.path(), difference.live(), difference.desired());
        return kind.ignoredFields().stream().anyMatch(pattern -> pattern.contains(difference.path()))
                || rules.stream().anyMatch(rule -> rule.explains(candidate));
    }

    private static Optional<Mapping> stored(ApplyResult result) {
        if (result instanceof ApplyResult.Applied applied) {
            return Optional.of(applied.object());
        }
        return result instanceof ApplyResult.Invalid invalid ? Optional.of(invalid.object()) : Optional.empty();
    }
}
