package io.githops.diff;

import io.githops.diff.effect.Effects;
import io.githops.model.Effect;
import io.githops.model.ResourceId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes and deletions that lose data, with what is lost. */
final class LossGuards {
    private LossGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        return plan.changes().stream().flatMap(change -> guard(change, plan).stream());
    }

    /** Whether a change loses data by deleting the object. */
    static boolean losesData(ResourceChange change, GuardedPlan plan) {
        return GuardedPlan.isDeletion(change) && deleted(change, plan).isPresent();
    }

    private static Optional<Guard> guard(ResourceChange change, GuardedPlan plan) {
        ResourceId id = change.id();
        boolean isNamespace = id.kind().equals("Namespace") && id.group().isEmpty();
        if (isNamespace && GuardedPlan.isDeletion(change)) {
            String loss = deleted(change, plan).orElse("everything in it");
            return Optional.of(new Guard(
                    Guard.Code.NAMESPACE_DELETION, id, "would be deleted with " + loss + stillDesired(id, plan)));
        }
        Optional<String> loss =
                GuardedPlan.isDeletion(change) ? deleted(change, plan).or(() -> changed(change)) : changed(change);
        return loss.map(words -> new Guard(Guard.Code.DATA_LOSS, id, "would be lost: " + words));
    }

    private static Optional<String> deleted(ResourceChange change, GuardedPlan plan) {
        return change.liveResource()
                .flatMap(live -> Effects.lostData(live, plan.input().live()));
    }

    private static Optional<String> changed(ResourceChange change) {
        if (change.effect().level() != Effect.Level.DATA_LOSS) {
            return Optional.empty();
        }
        String fields = change.fields().stream()
                .filter(field -> field.details().effect().level() == Effect.Level.DATA_LOSS)
                .map(field -> field.path() + ": " + field.details().effect().reason())
                .collect(Collectors.joining("; "));
        String reason = change.effect().reason();
        return Optional.of(fields.isEmpty() ? (reason.isEmpty() ? "data of the object" : reason) : fields);
    }

    private static String stillDesired(ResourceId namespace, GuardedPlan plan) {
        long inIt = plan.input().desired().resources().stream()
                .filter(resource -> resource.namespace().equals(namespace.name()))
                .count();
        return inIt == 0 ? "" : "; resources in it that are still desired: " + inIt;
    }
}
