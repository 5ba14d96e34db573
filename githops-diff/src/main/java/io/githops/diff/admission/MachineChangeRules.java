package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import java.util.List;
import java.util.Optional;

/** What Harvester checks of changes to a machine that something else is going on with: a backup, a move of its volumes. */
final class MachineChangeRules {
    private static final String TARGET = "targetVolume";

    private final Machine live;
    private final Machine machine;
    private final ClusterObjects objects;

    private MachineChangeRules(Machine live, Machine machine, ClusterObjects objects) {
        this.live = live;
        this.machine = machine;
        this.objects = objects;
    }

    static void check(Machine live, Machine machine, ClusterObjects objects, Refusals refusals) {
        var rules = new MachineChangeRules(live, machine, objects);
        refusals.check(rules::checkStop);
        refusals.check(rules::checkTargets);
    }

    private void checkStop() throws RefusedException {
        if (!live.runStrategy().equals("Always") || !machine.isHalted()) {
            return;
        }
        for (ApiObject backup : HarvesterKind.BACKUP.in(objects, machine.namespace())) {
            if (isActive(backup) && backup.spec().mapping("source").text("name").equals(Optional.of(machine.name()))) {
                throw Webhook.HARVESTER.badRequest(
                        "machine-backup-active",
                        "spec.runStrategy",
                        "there is vmbackup " + backup.qualifiedName() + " in progress for vm " + machine.name()
                                + ", please wait for it or remove it before stopping the vm");
            }
        }
    }

    /** Whether a backup is being taken; one that is only planned has not begun. */
    private boolean isActive(ApiObject backup) {
        return objects.isLive(backup.id())
                && !backup.isBeingDeleted()
                && !backup.status().has("error")
                && !Bool.TRUE.equals(backup.status().get("readyToUse"));
    }

    private void checkTargets() throws RefusedException {
        List<VolumeClaimTemplates.Entry> moving = machine.volumeClaimTemplates().entries().stream()
                .filter(entry -> entry.tree()
                        .text(TARGET)
                        .filter(name -> !name.isEmpty())
                        .isPresent())
                .toList();
        if (moving.size() > 1) {
            throw invalid(moving.get(1), "only one volume can be migrated at a time");
        }
        for (VolumeClaimTemplates.Entry entry : moving) {
            checkTarget(entry, entry.tree().text(TARGET).orElse(""));
        }
    }

    private void checkTarget(VolumeClaimTemplates.Entry entry, String target) throws RefusedException {
        if (machine.spec().namedClaims().contains(target)) {
            return;
        }
        if (!machine.spec().namedClaims().contains(entry.name())) {
            throw invalid(entry, "volume " + entry.name() + " is not attached to the VM as a PVC");
        }
        Optional<String> status = live.object().status().text("printableStatus");
        if (objects.isLive(live.object().id())
                && status.filter(text -> !text.equals("Running")).isPresent()) {
            throw invalid(entry, "the VM must be running to migrate volume " + entry.name());
        }
        if (HarvesterKind.VOLUME_CLAIM.isMissing(objects, machine.namespace(), target)) {
            throw invalid(entry, "target volume " + target + " does not exist");
        }
        Optional<Quantity> size = claimSize(target);
        Optional<Quantity> needed = claimSize(entry.name()).or(entry::size);
        if (size.isPresent() && needed.isPresent() && size.get().compareTo(needed.get()) < 0) {
            throw invalid(entry, "target volume " + target + " is smaller than volume " + entry.name());
        }
    }

    private Optional<Quantity> claimSize(String name) {
        return HarvesterKind.VOLUME_CLAIM
                .find(objects, machine.namespace(), name)
                .map(VolumeClaims::size);
    }

    private static RefusedException invalid(VolumeClaimTemplates.Entry entry, String message) {
        FieldPath field = FieldPath.of("metadata", "annotations", Keys.VOLUME_CLAIM_TEMPLATES)
                .item("name", entry.name())
                .field(TARGET);
        return Webhook.HARVESTER.invalid("machine-target-volume", field.toString(), message);
    }
}
