package io.githops.diff;

import io.githops.diff.apply.FieldOwners;
import io.githops.diff.difference.Difference;
import io.githops.diff.effect.ChangedResource;
import io.githops.model.BoundResource;
import io.githops.model.Effect;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of each difference of one resource where it was written, who set the live value, and whether it may be printed. */
final class FieldChanges {
    private final ChangedResource changed;
    private final Resource desired;
    private final Secrets secrets;
    private final String fieldManager;
    private final FieldOwners owners;
    private final List<FieldPattern> sensitive;

    FieldChanges(ChangedResource changed, BoundResource bound, String fieldManager) {
        this.changed = changed;
        this.desired = bound.resource();
        this.secrets = new Secrets(bound);
        this.fieldManager = fieldManager;
        this.owners = FieldOwners.of(changed.live().tree());
        this.sensitive = Stream.of(desired, changed.live())
                .flatMap(resource -> changed.kind().sensitiveFields(resource).stream())
                .toList();
    }

    FieldChange of(Difference difference, Effect effect) {
        FieldPath path = difference.path();
        var details = new FieldChange.Details(
                effect,
                difference.desired() == null
                        ? null
                        : desired.positions().nearest(path).orElse(null),
                liveManager(difference),
                isSensitive(path) || secrets.areIn(difference));
        if (difference.live() == null) {
            return new FieldChange.Add(path, Objects.requireNonNull(difference.desired()), details);
        }
        return difference.desired() == null
                ? new FieldChange.Remove(path, difference.live(), details)
                : new FieldChange.Set(path, difference.live(), difference.desired(), details);
    }

    private boolean isSensitive(FieldPath path) {
        return sensitive.stream().anyMatch(pattern -> pattern.contains(path) || pattern.isBelow(path));
    }

    private @Nullable String liveManager(Difference difference) {
        return difference.live() == null
                ? null
                : owners.of(difference.path()).stream()
                        .filter(owner -> !owner.equals(fieldManager))
                        .findFirst()
                        .orElse(null);
    }
}
