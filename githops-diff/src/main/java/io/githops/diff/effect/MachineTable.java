package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;
import java.util.List;
import java.util.stream.Stream;

/**
 * What changing the fields of a machine does that need no look at others (kubevirt/kubevirt:
 * pkg/virt-controller/watch/vm/vm.go, syncRestartRequired; harvester/harvester: pkg/controller/master/virtualmachine).
 */
final class MachineTable {
    private static final FieldPath REVISION = FieldPath.of("spec", "instancetype", "revisionName");
    private static final FieldPath PREFERENCE_REVISION = FieldPath.of("spec", "preference", "revisionName");

    private MachineTable() {}

    /** Fields whose change does the same to a machine that runs and to one that is off. */
    static EffectTable always() {
        return EffectTable.of(Machine.KIND)
                .row(
                        "metadata.labels[\"harvesterhci.io/maintain-mode-strategy\"]",
                        Level.LIVE,
                        "counts for the running machine completely only after its next start or migration")
                .row(
                        "metadata.annotations[\"harvesterhci.io/removedPersistentVolumeClaims\"]",
                        Level.NONE,
                        "the volumes named here are deleted together with the machine")
                .row("spec.updateVolumesStrategy", Level.LIVE, "says how volumes with another source are taken over");
    }

    /** Fields of a machine that runs, from most to least special. */
    static EffectTable running() {
        EffectTable table = EffectTable.of(Machine.KIND)
                .row(
                        "metadata.annotations.*",
                        "static-ip.harvesterhci.io of an interface",
                        MachineTable::isStaticAddress,
                        Level.NEXT_START,
                        "the interface has the address after the next start")
                .row(
                        "metadata.annotations[\"harvesterhci.io/reservedMemory\"]",
                        Level.RESTART_REQUIRED,
                        "Harvester computes the guest's memory anew")
                .row(
                        "spec.template.metadata.labels",
                        Level.LIVE,
                        "copied to the running instance, to its pod with the next start")
                .row(
                        "spec.template.metadata.annotations[\"descheduler.alpha.kubernetes.io/evict\"]",
                        Level.LIVE,
                        "copied to the running instance")
                .row(
                        "spec.template.metadata.annotations[\"descheduler.alpha.kubernetes.io/prefer-no-eviction\"]",
                        Level.LIVE,
                        "copied to the running instance")
                .row(
                        "spec.template.metadata.annotations",
                        Level.NEXT_START,
                        "annotations reach the machine when it starts, and nothing says so until then");
        instancetypes(table);
        return running(table);
    }

    private static boolean isStaticAddress(ChangedField field) {
        return field.path().elements().get(2) instanceof PathElement.Field annotation
                && annotation.name().startsWith("static-ip.harvesterhci.io/");
    }

    private static void instancetypes(EffectTable table) {
        var keepsRevision = new Condition(
                "another name, with the revisionName of the old one",
                field -> !field.path().equals(REVISION) && isKept(field, REVISION));
        var keepsPreference = new Condition(
                keepsRevision.words(),
                field -> !field.path().equals(PREFERENCE_REVISION) && isKept(field, PREFERENCE_REVISION));
        String refused = "KubeVirt takes another name only when revisionName is cleared with it";
        String sizes = "the sizes of the new revision count after a restart";
        table.row("spec.instancetype", keepsRevision, Level.REFUSED, refused)
                .row("spec.preference", keepsPreference, Level.REFUSED, refused)
                .row("spec.instancetype", Level.RESTART_REQUIRED, sizes)
                .row("spec.preference", Level.RESTART_REQUIRED, sizes);
    }

    private static boolean isKept(ChangedField field, FieldPath revision) {
        return field.valueAfter(revision).isPresent()
                && field.valueAfter(revision).equals(field.valueBefore(revision))
                && !field.valueBefore(revision.parent()).equals(field.valueAfter(revision.parent()));
    }

    private static EffectTable running(EffectTable table) {
        var isBackfilled = new Condition(
                "becomes what the running instance has",
                field -> new Machine(field.resource())
                        .running(FieldPath.of("domain", "firmware", "uuid"))
                        .filter(uuid -> field.valueAfter(FieldPath.parse("spec.template.spec.domain.firmware.uuid"))
                                .filter(uuid::equals)
                                .isPresent())
                        .isPresent());
        scheduling()
                .forEach(field -> table.row(
                        "spec.template.spec." + field, Level.LIVE, "counts for the next migration of the machine"));
        return table.row(
                        "spec.template.spec.domain.firmware.uuid",
                        isBackfilled,
                        Level.NONE,
                        "the running machine has this identity already")
                .row(
                        "spec.template.spec.domain.resources",
                        Level.RESTART_REQUIRED,
                        "limits are fixed while the machine runs; with CPU and memory hotplug keep them at the most and"
                                + " change sockets and guest memory")
                .row(
                        "spec.template.spec.domain.cpu",
                        Level.RESTART_REQUIRED,
                        "CPUs are fixed while the machine runs, but for more sockets")
                .row(
                        "spec.template.spec.domain.memory",
                        Level.RESTART_REQUIRED,
                        "guest memory is fixed while the machine runs")
                .row(
                        "spec.template.spec.domain.devices",
                        Level.RESTART_REQUIRED,
                        "devices are fixed while the machine runs")
                .row(
                        "spec.template.spec.accessCredentials",
                        Level.RESTART_REQUIRED,
                        "which Secrets hold credentials is fixed while the machine runs")
                .row("spec.template", Level.RESTART_REQUIRED, "the field is fixed while the machine runs");
    }

    /** Fields of the instance's specification that say where it may run. */
    static List<String> scheduling() {
        return Stream.of("nodeSelector", "affinity", "tolerations").toList();
    }
}
