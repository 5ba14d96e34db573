package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Kubernetes, Harvester and its disk manager write into volumes and disks. */
final class StorageRules {
    private static final RuleSource KUBERNETES = in(
            "kubernetes/kubernetes: pkg/controller/volume/persistentvolume/pv_controller.go", "PersistentVolumeClaim");
    private static final RuleSource MACHINE_CONTROLLER =
            in("harvester/harvester: pkg/controller/master/virtualmachine/vm_controller.go", "PersistentVolumeClaim");
    private static final RuleSource IMPORTER = in(
            "kubevirt/containerized-data-importer: pkg/apiserver/webhooks/datavolume-mutate.go",
            "DataVolume",
            "PersistentVolumeClaim");
    private static final RuleSource DISK_CONTROLLER =
            in("harvester/node-disk-manager: pkg/controller/blockdevice", "BlockDevice");
    private static final RuleSource DISK_MUTATOR =
            in("harvester/node-disk-manager: pkg/webhook/blockdevice/mutator.go", "BlockDevice");
    private static final RuleSource PROVISIONER = in("harvester/node-disk-manager: pkg/provisioner", "BlockDevice");
    private static final FieldPath SIZE = FieldPath.of("spec", "resources", "requests", "storage");
    private static final FieldPath FORMATTED = FieldPath.of("status", "deviceStatus", "fileSystem", "LastFormattedAt");

    private StorageRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                KUBERNETES.keepLive(
                        "claim-record",
                        "Kubernetes, its storage drivers and importers keep records of a claim in its annotations.",
                        annotations(
                                "pv.kubernetes.io/*",
                                "volume.kubernetes.io/*",
                                "volume.beta.kubernetes.io/storage-provisioner",
                                "harvesterhci.io/goldenImage",
                                "cdi.kubevirt.io/createdForDataVolume",
                                "cdi.kubevirt.io/storage.condition.*",
                                "cdi.kubevirt.io/storage.pod.*")),
                MACHINE_CONTROLLER.keepLive(
                        "grown-claim",
                        "Harvester grows a claim to the size that a machine's list of volumes asks for; none ever shrinks.",
                        at("spec.resources.requests.storage").and(StorageRules::isGrownForMachine)),
                IMPORTER.keepLive(
                        "clone-token",
                        "CDI signs the order to clone a volume.",
                        annotations("cdi.kubevirt.io/storage.clone.token")),
                DISK_CONTROLLER.keepLive(
                        "disk-identity",
                        "Where a disk is found is what the node finds out.",
                        at("spec.devPath", "spec.nodeName")),
                DISK_CONTROLLER.keepLive(
                        "formatted-disk",
                        "An order to format or repair a disk is taken back when it is done. To give it again would format"
                                + " the disk once more.",
                        at("spec.fileSystem.forceFormatted", "spec.fileSystem.repaired")
                                .and(StorageRules::isDone)),
                DISK_MUTATOR.keepLive(
                        "provisioned-disk",
                        "The older field for the use of a disk follows the newer one. To take it back would take the disk"
                                + " out of use.",
                        at("spec.fileSystem.provisioned").and(StorageRules::isFollowing)),
                PROVISIONER.keepLive(
                        "disk-driver",
                        "The disk manager chooses the driver of a disk for which none is demanded.",
                        at("spec.provisioner.longhorn.diskDriver").and(StorageRules::isChosenDriver)));
    }

    private static boolean isGrownForMachine(Candidate candidate) {
        String name = candidate.desired().name();
        var live = MachineObject.quantity(candidate.liveValue());
        var desired = MachineObject.quantity(candidate.desiredValue());
        return live.isPresent()
                && desired.isPresent()
                && live.get().compareTo(desired.get()) > 0
                && candidate
                        .objects()
                        .list(
                                "kubevirt.io",
                                "VirtualMachine",
                                candidate.desired().namespace())
                        .stream()
                        .flatMap(machine -> new MachineObject(machine).claimTemplates().stream())
                        .filter(claim -> claim.mapping("metadata")
                                .text("name")
                                .filter(name::equals)
                                .isPresent())
                        .anyMatch(claim -> live.equals(
                                MachineObject.quantity(claim.at(SIZE).orElse(null))));
    }

    private static boolean isDone(Candidate candidate) {
        boolean isTakenBack = !Bool.TRUE.equals(candidate.liveValue()) && Bool.TRUE.equals(candidate.desiredValue());
        boolean isFormatOrder = Places.field(candidate.path()).equals("forceFormatted");
        return isTakenBack && (!isFormatOrder || candidate.live().at(FORMATTED).isPresent());
    }

    private static boolean isFollowing(Candidate candidate) {
        Optional<Tree> live = provision(candidate.live().tree());
        return live.isPresent()
                && live.get().equals(candidate.liveValue())
                && live.equals(provision(candidate.predicted()));
    }

    private static Optional<Tree> provision(Mapping device) {
        return Optional.ofNullable(device.mapping("spec").get("provision"));
    }

    private static boolean isChosenDriver(Candidate candidate) {
        return candidate.liveText().filter("aio"::equals).isPresent()
                && (candidate.isLiveOnly()
                        || candidate
                                .desiredText()
                                .filter(Set.of("", "auto")::contains)
                                .isPresent());
    }
}
