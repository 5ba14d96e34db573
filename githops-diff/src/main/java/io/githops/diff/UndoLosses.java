package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.Undo.Loss;
import io.githops.diff.apply.FieldOwners;
import io.githops.diff.effect.Effects;
import io.githops.diff.guard.PlatformKinds;
import io.githops.model.Authorship;
import io.githops.model.Effect.Level;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the undo of a change does not bring back. */
final class UndoLosses {
    private static final FieldPath INTERFACES =
            FieldPath.of("spec", "template", "spec", "domain", "devices", "interfaces");

    private final Kinds kinds;
    private final ResourceComparison comparison;
    private final Plan foreseen;
    private final Map<ResourceId, Mapping> after;

    /**
     * @param foreseen the plan back
     * @param after what the plan stored, by identity
     */
    UndoLosses(Kinds kinds, ResourceComparison comparison, Plan foreseen, Map<ResourceId, Mapping> after) {
        this.kinds = kinds;
        this.comparison = comparison;
        this.foreseen = foreseen;
        this.after = after;
    }

    /** In the order of their kinds. */
    List<Loss> of(ResourceChange change, Optional<ResourceChange> inverse) {
        List<Loss> losses = new ArrayList<>();
        switch (change.action()) {
            case CREATE -> addJob(change, losses);
            case UPDATE -> {
                addOwners(change, losses);
                addRest(change, inverse, losses);
            }
            case RECREATE, PRUNE -> addDeleted(change, losses);
            case UNCHANGED -> {}
        }
        addDisturbance(change, losses);
        inverse.ifPresent(back -> addWayBack(change, back, losses));
        foreseen.orphans().stream()
                .filter(orphan -> orphan.id().equals(change.id()))
                .forEach(orphan -> losses.add(new Loss(Loss.Kind.KEPT, orphan.reason())));
        return losses.stream()
                .distinct()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    private void addJob(ResourceChange change, List<Loss> losses) {
        change.desiredResource()
                .filter(desired -> PlatformKinds.authorship(desired, kinds) == Authorship.ACTION)
                .ifPresent(desired -> losses.add(new Loss(
                        Loss.Kind.DONE, "creating it started a job; deleting it does not take back what that did")));
    }

    private void addOwners(ResourceChange change, List<Loss> losses) {
        FieldOwners now = FieldOwners.of(after.getOrDefault(change.id(), Mapping.empty()));
        for (FieldChange field : change.fields()) {
            String owner = field.details().liveManager();
            if (owner != null && !now.of(field.path()).contains(owner)) {
                losses.add(new Loss(
                        Loss.Kind.OWNERSHIP, field.path() + " gets its value back, but " + owner + " owns it no more"));
            }
        }
    }

    private void addRest(ResourceChange change, Optional<ResourceChange> inverse, List<Loss> losses) {
        Mapping changed = after.getOrDefault(change.id(), Mapping.empty());
        Mapping restored = inverse.filter(back -> back.action() == Action.UPDATE)
                .flatMap(ResourceChange::desiredResource)
                .map(manifest -> comparison.stored(manifest, changed))
                .orElse(changed);
        boolean isRecreated =
                inverse.filter(back -> back.action() == Action.RECREATE).isPresent();
        if (!isRecreated) {
            comparison.differing(change.liveResource().orElseThrow(), restored).stream()
                    .map(path ->
                            new Loss(Loss.Kind.FIELD, path + " stays as it is, as an apply does not change it back"))
                    .forEach(losses::add);
        }
    }

    private void addDeleted(ResourceChange change, List<Loss> losses) {
        Resource live = change.liveResource().orElseThrow();
        losses.add(new Loss(Loss.Kind.IDENTITY, "it comes back as another object with a new UID" + addresses(live)));
        Effects.lostData(live, foreseen.input().live()).ifPresent(data -> losses.add(new Loss(Loss.Kind.DATA, data)));
        if (PlatformKinds.authorship(live, kinds) == Authorship.ACTION) {
            losses.add(new Loss(Loss.Kind.DONE, "creating it anew does its job once more, on what is there by then"));
        }
    }

    private static String addresses(Resource live) {
        boolean isLosing = live.id().kind().equals("VirtualMachine")
                && live.tree().at(INTERFACES).stream()
                        .flatMap(list -> ((Sequence) list).mappings().stream())
                        .anyMatch(network -> !network.has("macAddress"));
        return isLosing ? " and new MAC addresses" : "";
    }

    private static void addDisturbance(ResourceChange change, List<Loss> losses) {
        Level level = change.effect().level();
        String reason = change.effect().toString();
        if (level == Level.DISRUPTION || level == Level.STOP || level == Level.LIVE_MIGRATION) {
            losses.add(new Loss(Loss.Kind.DISTURBANCE, reason));
        }
        if (level == Level.DATA_LOSS) {
            losses.add(new Loss(Loss.Kind.DATA, change.effect().reason()));
        }
    }

    private void addWayBack(ResourceChange change, ResourceChange back, List<Loss> losses) {
        back.refusals().forEach(refusal -> losses.add(new Loss(Loss.Kind.REFUSED, refusal.toString())));
        if (back.action() == Action.RECREATE && change.action() == Action.UPDATE) {
            losses.add(new Loss(Loss.Kind.IDENTITY, "only deleting and creating it anew leads back"));
            back.liveResource()
                    .flatMap(live -> Effects.lostData(live, foreseen.input().live()))
                    .ifPresent(data -> losses.add(new Loss(Loss.Kind.DATA, data)));
        }
        if (back.effect().level() == Level.REFUSED) {
            losses.add(new Loss(Loss.Kind.REFUSED, back.effect().reason()));
        }
    }
}
