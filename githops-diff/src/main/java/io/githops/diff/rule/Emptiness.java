package io.githops.diff.rule;

import static io.githops.diff.rule.Places.at;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Values that mean no more than their absence, as the server's types leave them out when they are written back. */
final class Emptiness {
    private static final String CLAIM_TEMPLATES = "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"][*].";

    /** Structures without content that are written as {} where they are absent, or left out where they are {}. */
    private static final Predicate<Candidate> STRUCTURE = inMachines(
                    "template.metadata",
                    "template.spec.affinity",
                    "template.spec.affinity.nodeAffinity",
                    "template.spec.domain.devices",
                    "template.spec.domain.features.acpi",
                    "template.spec.domain.resources",
                    "dataVolumeTemplates[*].spec.pvc.resources",
                    "dataVolumeTemplates[*].spec.storage.resources")
            .or(at(CLAIM_TEMPLATES + "status", CLAIM_TEMPLATES + "spec.resources"));

    /** Numbers and flags whose absence is 0 or false, as their types cannot tell the two apart. */
    private static final Predicate<Candidate> PLAIN = inMachines(
                    "template.spec.domain.resources.overcommitGuestOverhead",
                    "template.spec.domain.cpu.cores",
                    "template.spec.domain.cpu.sockets",
                    "template.spec.domain.cpu.threads",
                    "template.spec.domain.cpu.maxSockets",
                    "template.spec.domain.cpu.dedicatedCpuPlacement",
                    "template.spec.domain.cpu.isolateEmulatorThread",
                    "template.spec.domain.features.apic.endOfInterrupt",
                    "template.spec.domain.features.kvm.hidden",
                    "template.spec.domain.devices.disableHotplug",
                    "template.spec.domain.devices.disks[*].disk.readonly",
                    "template.spec.domain.devices.disks[*].lun.readonly",
                    "template.spec.domain.devices.disks[*].lun.reservation",
                    "template.spec.domain.devices.interfaces[*].acpiIndex",
                    "template.spec.networks[*].multus.default",
                    "template.spec.volumes[*].dataVolume.hotpluggable",
                    "template.spec.volumes[*].persistentVolumeClaim.hotpluggable",
                    "template.spec.volumes[*].persistentVolumeClaim.readOnly",
                    "template.spec.volumes[*].ephemeral.persistentVolumeClaim.readOnly",
                    "template.spec.livenessProbe.initialDelaySeconds",
                    "template.spec.livenessProbe.timeoutSeconds",
                    "template.spec.livenessProbe.periodSeconds",
                    "template.spec.livenessProbe.successThreshold",
                    "template.spec.livenessProbe.failureThreshold",
                    "template.spec.readinessProbe.initialDelaySeconds",
                    "template.spec.readinessProbe.timeoutSeconds",
                    "template.spec.readinessProbe.periodSeconds",
                    "template.spec.readinessProbe.successThreshold",
                    "template.spec.readinessProbe.failureThreshold")
            .or(kind("BlockDevice")
                    .and(at(
                            "spec.fileSystem.forceFormatted",
                            "spec.fileSystem.provisioned",
                            "spec.fileSystem.repaired")))
            .or(kind("CloudInit").and(at("spec.paused")))
            .or(kind("HostNetworkConfig").and(at("spec.underlay")))
            .or(kind("VirtualMachineRestore").and(at("spec.newVM", "spec.keepMacAddress", "spec.haltAfterRestore")))
            .or(kind("VlanConfig").and(at("spec.uplink.linkAttributes.mtu")));

    /** Texts of which an empty one says something else than none: no class, rather than the default one. */
    private static final Set<String> TELLING_TEXTS =
            Set.of("storageClassName", "volumeAttributesClassName", "volumeSnapshotClassName");

    private Emptiness() {}

    /** Whether both values are absent or without content. */
    static boolean isEqual(Candidate candidate) {
        return values(candidate).allMatch(value -> isEmpty(value, candidate));
    }

    /** Whether both values are absent or zero, where that is the same. */
    static boolean isZero(Candidate candidate) {
        return values(candidate).allMatch(Emptiness::isZero) && PLAIN.test(candidate);
    }

    private static boolean isZero(Tree value) {
        return value.equals(Bool.FALSE)
                || value instanceof Num number && number.decimal().signum() == 0;
    }

    private static boolean isEmpty(Tree value, Candidate candidate) {
        return switch (value.shape()) {
            case NULL -> true;
            case SEQUENCE -> ((Sequence) value).isEmpty();
            case MAPPING -> ((Mapping) value).isEmpty() && (isMap(candidate) || STRUCTURE.test(candidate));
            case TEXT -> ((Text) value).value().isEmpty() && isPlainText(candidate);
            case NUMBER, BOOL -> false;
        };
    }

    /** Whether the field holds entries with names of their own, such as labels. */
    private static boolean isMap(Candidate candidate) {
        return candidate
                .schema()
                .filter(schema -> schema.additionalProperties().isPresent()
                        && schema.properties().isEmpty())
                .isPresent();
    }

    /** Whether the field is a text of a bundled kind that is left out when it is empty; entries of maps are not. */
    private static boolean isPlainText(Candidate candidate) {
        String name = Places.field(candidate.path());
        GroupVersionKind kind = candidate.kind().groupVersionKind();
        return !TELLING_TEXTS.contains(name)
                && Kinds.harvester().find(kind).isPresent()
                && candidate
                        .schema(candidate.path().parent())
                        .filter(parent -> parent.properties().containsKey(name))
                        .isPresent();
    }

    private static Stream<Tree> values(Candidate candidate) {
        return Stream.of(Optional.ofNullable(candidate.liveValue()), Optional.ofNullable(candidate.desiredValue()))
                .flatMap(Optional::stream);
    }

    /** Places in the spec of a machine, and in that of a template's version. */
    private static Predicate<Candidate> inMachines(String... patterns) {
        Predicate<Candidate> ofMachine = at(prefixed("spec.", patterns));
        Predicate<Candidate> ofTemplate = at(prefixed("spec.vm.spec.", patterns));
        return kind("VirtualMachine")
                .and(ofMachine)
                .or(kind("VirtualMachineTemplateVersion").and(ofTemplate));
    }

    private static String[] prefixed(String prefix, String... patterns) {
        return Stream.of(patterns).map(pattern -> prefix + pattern).toArray(String[]::new);
    }

    private static Predicate<Candidate> kind(String name) {
        return candidate -> candidate.desired().id().kind().equals(name);
    }
}
