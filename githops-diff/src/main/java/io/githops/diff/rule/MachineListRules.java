package io.githops.diff.rule;

import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.RuleSource.in;

import java.util.List;
import java.util.function.Predicate;

/** What Harvester and KubeVirt write into lists of a machine, which an apply would replace as a whole. */
final class MachineListRules {
    private static final String KIND = "VirtualMachine";
    private static final RuleSource MUTATOR =
            in("harvester/harvester: pkg/webhook/resources/virtualmachine/mutator.go", KIND);
    private static final RuleSource DEVICE_MUTATOR = in("harvester/pcidevices: pkg/webhook/vm.go", KIND);
    private static final RuleSource DEVICE_CONTROLLER =
            in("harvester/pcidevices: pkg/controller/virtualmachine/virtualmachine.go", KIND);
    private static final RuleSource INSTANCETYPE_MUTATOR =
            in("kubevirt/kubevirt: pkg/instancetype/webhooks/vm/mutator.go", KIND);
    private static final RuleSource CONTROLLER =
            in("harvester/harvester: pkg/controller/master/virtualmachine/vm_controller.go", KIND);
    private static final String DEVICES = "spec.template.spec.domain.devices.";
    private static final String CLAIM = "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"][*]";

    private static final Predicate<Candidate> NODE_TERMS = at(
            "spec.template.spec.affinity",
            "spec.template.spec.affinity.nodeAffinity",
            "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution",
            NodeTerms.PLACE);

    private MachineListRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                MUTATOR.keepLive(
                        "mac-address",
                        "Harvester gives interfaces without a hardware address one. To apply the list without it would"
                                + " make a new one each time.",
                        at(DEVICES + "interfaces[*].macAddress").and(Candidate::isLiveOnly)),
                MUTATOR.keepLive(
                        "network-binding",
                        "Harvester binds interfaces to overlay networks with DHCP by managedtap, those to other networks"
                                + " by bridge.",
                        at(
                                        DEVICES + "interfaces[*].binding",
                                        DEVICES + "interfaces[*].bridge",
                                        DEVICES + "interfaces[*].masquerade")
                                .and(NetworkBinding::isOfHarvester)),
                MUTATOR.mergeLive(
                                "node-affinity",
                                "Harvester lets a machine run only on nodes that have its networks and, with dedicated"
                                        + " processors, a CPU manager. It refuses to have the latter taken away.",
                                NodeTerms::merged)
                        .where(NODE_TERMS),
                MUTATOR.keepLive(
                        "empty-node-term",
                        "Harvester drops terms that choose nodes by fields alone.",
                        NODE_TERMS.and(NodeTerms::areDropped)),
                DEVICE_MUTATOR.keepLive(
                        "iommu-sibling",
                        "A device that is passed through takes the other devices of its IOMMU group with it.",
                        at(DEVICES + "hostDevices[*]").and(PassedThrough::isSibling)),
                DEVICE_MUTATOR.keepLive(
                        "gpu-as-host-device",
                        "Every GPU of a machine is turned into a host device of the same name.",
                        at(DEVICES + "gpus", DEVICES + "gpus[*]", DEVICES + "hostDevices[*]")
                                .and(PassedThrough::isConvertedGpu)),
                DEVICE_CONTROLLER.keepLive(
                        "allocated-device",
                        "A host device gets the name of the device that the machine was really given.",
                        at(DEVICES + "hostDevices[*]", DEVICES + "gpus[*]").and(PassedThrough::isAllocated)),
                INSTANCETYPE_MUTATOR.keepLive(
                        "preferred-storage-class",
                        "KubeVirt gives the data volumes of a machine the storage class that its preference prefers.",
                        at(
                                        "spec.dataVolumeTemplates[*].spec.pvc.storageClassName",
                                        "spec.dataVolumeTemplates[*].spec.storage.storageClassName")
                                .and(MachineListRules::isPreferred)),
                CONTROLLER.keepLive(
                        "moved-volume",
                        "When a volume has moved to the claim that the manifest names as its target, Harvester puts that"
                                + " claim in the place of the old one.",
                        at(CLAIM, "spec.template.spec.volumes[*].persistentVolumeClaim.claimName")
                                .and(MachineListRules::isMoved)),
                CONTROLLER.keepLive(
                        "claim-template",
                        "After a move Harvester writes the claim into the list of volumes as it is, with what the server"
                                + " filled in.",
                        at(
                                        CLAIM + ".apiVersion",
                                        CLAIM + ".kind",
                                        CLAIM + ".status",
                                        CLAIM + ".metadata.creationTimestamp",
                                        CLAIM + ".spec.accessModes",
                                        CLAIM + ".spec.storageClassName",
                                        CLAIM + ".spec.volumeMode",
                                        CLAIM + ".spec.volumeName")
                                .and(Candidate::isLiveOnly)));
    }

    private static boolean isPreferred(Candidate candidate) {
        return candidate.isLiveOnly()
                && MachineObject.predicted(candidate).spec().has("preference");
    }

    private static boolean isMoved(Candidate candidate) {
        MachineObject live = MachineObject.live(candidate);
        boolean isClaimName = Places.field(candidate.path()).equals("claimName");
        if (!isClaimName) {
            return ClaimMove.of(candidate, Places.itemName(candidate.path()))
                    .filter(move -> move.isDone(live))
                    .isPresent();
        }
        return candidate
                .desiredText()
                .flatMap(claim -> ClaimMove.of(candidate, claim)
                        .filter(move -> move.from().equals(claim)))
                .filter(move -> candidate.liveText().filter(move.to()::equals).isPresent())
                .isPresent();
    }
}
