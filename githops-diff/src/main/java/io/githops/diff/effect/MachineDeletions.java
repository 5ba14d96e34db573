package io.githops.diff.effect;

import static io.githops.diff.effect.WholeRule.deletion;

import io.githops.model.Effect.Level;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes with a machine (harvester/harvester: pkg/controller/master/virtualmachine/vm_controller.go). */
final class MachineDeletions {
    private static final String REMOVED_CLAIMS = "harvesterhci.io/removedPersistentVolumeClaims";
    private static final FieldPath TPM = FieldPath.parse("spec.template.spec.domain.devices.tpm.persistent");
    private static final FieldPath VARIABLES =
            FieldPath.parse("spec.template.spec.domain.firmware.bootloader.efi.persistent");

    private MachineDeletions() {}

    static List<WholeRule> all() {
        return List.of(
                deletion(
                        Machine.KIND,
                        "the machine runs",
                        object -> Machine.runs(object.tree()),
                        Level.STOP,
                        "the machine is shut down and removed; its volumes stay",
                        MachineDeletions::failing),
                deletion(
                        Machine.KIND,
                        "the machine is off",
                        object -> !Machine.runs(object.tree()),
                        Level.LIVE,
                        "the machine is removed; its volumes stay",
                        MachineDeletions::failing),
                deletion(
                        Machine.KIND,
                        "the annotation harvesterhci.io/removedPersistentVolumeClaims names volumes",
                        object -> removed(object).isPresent(),
                        Level.DATA_LOSS,
                        "volumes that are deleted with the machine: ",
                        object -> removed(object).orElse("")),
                deletion(
                        Machine.KIND,
                        "TPM or EFI variables are persistent",
                        object -> isTrue(object, TPM) || isTrue(object, VARIABLES),
                        Level.DATA_LOSS,
                        "the state of the machine's TPM and EFI variables"),
                deletion(
                        Machine.KIND,
                        "VirtualMachineBackups of type snapshot have its name, in any namespace",
                        object -> !snapshots(object).isEmpty(),
                        Level.DATA_LOSS,
                        "snapshots that are deleted with the machine: ",
                        object -> String.join(", ", snapshots(object))),
                deletion("kubevirt.io/VirtualMachineInstance", Level.STOP, "the machine is shut down"));
    }

    private static String failing(WholeObject machine) {
        String schedules =
                machine
                        .objects()
                        .list(
                                "harvesterhci.io",
                                "ScheduleVMBackup",
                                machine.id().namespace())
                        .stream()
                        .filter(schedule -> names(schedule.mapping("spec", "vmbackup"), machine))
                        .map(schedule ->
                                schedule.mapping("metadata").text("name").orElse(""))
                        .collect(Collectors.joining(", "));
        return schedules.isEmpty() ? "" : "; schedules of backups that fail from then on: " + schedules;
    }

    private static Optional<String> removed(WholeObject machine) {
        return machine.resource()
                .annotation(REMOVED_CLAIMS)
                .filter(claims -> !claims.isBlank())
                .map(claims -> String.join(
                        ", ", Stream.of(claims.split(",")).map(String::strip).toList()));
    }

    private static boolean isTrue(WholeObject machine, FieldPath place) {
        return machine.resource().at(place).filter(Bool.TRUE::equals).isPresent();
    }

    /** Harvester looks them up by the machine's name alone. */
    private static List<String> snapshots(WholeObject machine) {
        return machine.objects().list("harvesterhci.io", "VirtualMachineBackup", "").stream()
                .filter(backup -> isOf(machine, backup.mapping("spec")))
                .map(backup -> backup.mapping("metadata"))
                .map(metadata -> metadata.text("namespace").orElse("") + "/"
                        + metadata.text("name").orElse(""))
                .toList();
    }

    private static boolean isOf(WholeObject machine, Mapping backup) {
        return backup.text("type").filter("snapshot"::equals).isPresent() && names(backup, machine);
    }

    private static boolean names(Mapping backup, WholeObject machine) {
        return backup.mapping("source")
                .text("name")
                .filter(machine.resource().name()::equals)
                .isPresent();
    }
}
