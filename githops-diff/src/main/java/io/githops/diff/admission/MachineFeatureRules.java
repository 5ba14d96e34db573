package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Set;

/** What KubeVirt refuses because Harvester leaves the feature off or keeps the label to itself. */
final class MachineFeatureRules {
    private static final String METADATA = "spec.template.metadata.";
    private static final List<String> ANNOTATIONS =
            List.of("kubevirt.io/ignitiondata", "hooks.kubevirt.io/hookSidecars");
    private static final List<String> RESERVED_LABELS = List.of(
            "kubevirt.io/created-by",
            "kubevirt.io/migrationJobUID",
            "kubevirt.io/nodeName",
            "kubevirt.io/migrationTargetNodeName",
            "kubevirt.io/schedulable",
            "kubevirt.io/install-strategy");
    private static final List<String> VOLUMES = List.of("hostDisk", "downwardMetrics", "containerPath");
    private static final List<String> DEVICES = List.of("downwardMetrics", "video", "panicDevices");
    private static final List<String> DOMAIN = List.of("rebootPolicy", "launchSecurity");

    private final Machine machine;
    private final MachineSpec spec;

    private MachineFeatureRules(Machine machine) {
        this.machine = machine;
        this.spec = machine.spec();
    }

    static void check(Machine machine, Refusals refusals) {
        var rules = new MachineFeatureRules(machine);
        refusals.check(rules::checkLabels);
        refusals.check(rules::checkAnnotations);
        refusals.check(rules::checkDomain);
        refusals.check(rules::checkVolumes);
        refusals.check(rules::checkDisks);
        refusals.check(rules::checkFileSystems);
    }

    private void checkLabels() throws RefusedException {
        Mapping labels = machine.templateMetadata().mapping("labels");
        for (String label : RESERVED_LABELS) {
            if (labels.has(label)) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-reserved-label",
                        METADATA + "labels[\"" + label + "\"]",
                        label + " is a reserved label of KubeVirt");
            }
        }
    }

    private void checkAnnotations() throws RefusedException {
        Mapping annotations = machine.templateMetadata().mapping("annotations");
        for (String annotation : ANNOTATIONS) {
            refuse(annotations.has(annotation), METADATA + "annotations[\"" + annotation + "\"]", annotation);
        }
    }

    private void checkDomain() throws RefusedException {
        Mapping domain = spec.domain();
        Mapping devices = domain.mapping("devices");
        for (String field : DOMAIN) {
            refuse(domain.has(field), MachinePart.SPEC + "domain." + field, field);
        }
        for (String field : DEVICES) {
            refuse(devices.has(field), MachinePart.SPEC + "domain.devices." + field, field);
        }
        refuse(
                Bool.TRUE.equals(devices.get("autoattachVSOCK")),
                MachinePart.SPEC + "domain.devices.autoattachVSOCK",
                "VSOCK");
        refuse(
                domain.mapping("memory").has("reservedOverhead"),
                MachinePart.SPEC + "domain.memory.reservedOverhead",
                "reservedOverhead");
        refuse(spec.tree().has("utilityVolumes"), MachinePart.SPEC + "utilityVolumes", "UtilityVolumes");
    }

    private void checkVolumes() throws RefusedException {
        for (MachinePart volume : spec.parts(MachinePart.VOLUMES)) {
            for (String source : VOLUMES) {
                refuse(volume.tree().has(source), volume.field() + "." + source, source);
            }
        }
    }

    private void checkDisks() throws RefusedException {
        for (MachinePart disk : spec.parts(MachinePart.DISKS)) {
            refuse(
                    Bool.TRUE.equals(disk.tree().mapping("lun").get("reservation")),
                    disk.field() + ".lun.reservation",
                    "PersistentReservation");
        }
    }

    private void checkFileSystems() throws RefusedException {
        for (MachinePart fileSystem : spec.parts("domain.devices.filesystems")) {
            boolean isClaim = spec.parts(MachinePart.VOLUMES).stream()
                    .filter(volume -> volume.name().equals(fileSystem.name()))
                    .anyMatch(volume -> Set.of("persistentVolumeClaim", "dataVolume").stream()
                            .anyMatch(volume.tree()::has));
            refuse(isClaim, fileSystem.field(), "virtiofs of volume claims");
        }
    }

    private static void refuse(boolean isUsed, String field, String feature) throws RefusedException {
        if (isUsed) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-feature-gate", field, feature + " feature gate is not enabled in kubevirt-config");
        }
    }
}
