package io.githops.diff.rule;

import static io.githops.diff.rule.NormalisationRule.keepLive;
import static io.githops.diff.rule.NormalisationRule.mergeLive;
import static io.githops.diff.rule.Places.at;

import java.util.List;
import java.util.function.Predicate;

/** What Harvester and KubeVirt write into lists of a machine, which an apply would replace as a whole. */
final class MachineListRules {
    private static final String KIND = "VirtualMachine";
    private static final String DEVICES = "spec.template.spec.domain.devices.";
    private static final String CLAIM = "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"][*]";
    private static final String MUTATOR = "harvester/harvester: pkg/webhook/resources/virtualmachine/mutator.go";
    private static final String CONTROLLER =
            "harvester/harvester: pkg/controller/master/virtualmachine/vm_controller.go";
    private static final String DEVICE_MUTATOR = "harvester/pcidevices: pkg/webhook/vm.go";

    private static final Predicate<Candidate> NODE_TERMS = at(
            "spec.template.spec.affinity",
            "spec.template.spec.affinity.nodeAffinity",
            "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution",
            NodeTerms.PLACE);

    private MachineListRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                keepLive(
                                "mac-address",
                                "Harvester gives interfaces without a hardware address one. To apply the list without it would"
                                        + " make a new one each time.",
                                at(DEVICES + "interfaces[*].macAddress").and(Candidate::isLiveOnly))
                        .on(KIND)
                        .citing(MUTATOR),
                keepLive(
                                "network-binding",
                                "Harvester binds interfaces to overlay networks with DHCP by managedtap, those to other networks"
                                        + " by bridge.",
                                at(
                                                DEVICES + "interfaces[*].binding",
                                                DEVICES + "interfaces[*].bridge",
                                                DEVICES + "interfaces[*].masquerade")
                                        .and(NetworkBinding::isOfHarvester))
                        .on(KIND)
                        .citing(MUTATOR),
                mergeLive(
                                "node-affinity",
                                "Harvester lets a machine run only on nodes that have its networks and, with dedicated"
                                        + " processors, a CPU manager. It refuses to have the latter taken away.",
                                NodeTerms::merged)
                        .where(NODE_TERMS)
                        .on(KIND)
                        .citing(MUTATOR),
                keepLive(
                                "empty-node-term",
                                "Harvester drops terms that choose nodes by fields alone.",
                                NODE_TERMS.and(NodeTerms::areDropped))
                        .on(KIND)
                        .citing(MUTATOR),
                keepLive(
                                "iommu-sibling",
                                "A device that is passed through takes the other devices of its IOMMU group with it.",
                                at(DEVICES + "hostDevices[*]").and(PassedThrough::isSibling))
                        .on(KIND)
                        .citing(DEVICE_MUTATOR),
                keepLive(
                                "gpu-as-host-device",
                                "Every GPU of a machine is turned into a host device of the same name.",
                                at(DEVICES + "gpus", DEVICES + "gpus[*]", DEVICES + "hostDevices[*]")
                                        .and(PassedThrough::isConvertedGpu))
                        .on(KIND)
                        .citing(DEVICE_MUTATOR),
                keepLive(
                                "allocated-device",
                                "A host device gets the name of the device that the machine was really given.",
                                at(DEVICES + "hostDevices[*]", DEVICES + "gpus[*]")
                                        .and(PassedThrough::isAllocated))
                        .on(KIND)
                        .citing("harvester/pcidevices: pkg/controller/virtualmachine/virtualmachine.go"),
                keepLive(
                                "preferred-storage-class",
                                "KubeVirt gives the data volumes of a machine the storage class that its preference prefers.",
                                at(
                                                "spec.dataVolumeTemplates[*].spec.pvc.storageClassName",
                                                "spec.dataVolumeTemplates[*].spec.storage.storageClassName")
                                        .and(candidate -> candidate.isLiveOnly()
                                                && MachineObject.predicted(candidate)
                                                        .spec()
                                                        .has("preference")))
                        .on(KIND)
                        .citing("kubevirt/kubevirt: pkg/instancetype/webhooks/vm/mutator.go"),
                keepLive(
                                "moved-volume",
                                "When a volume has moved to the claim that the manifest names as its target, Harvester puts that"
                                        + " claim in the place of the old one.",
                                at(CLAIM, "spec.template.spec.volumes[*].persistentVolumeClaim.claimName")
                                        .and(MachineListRules::isMoved))
                        .on(KIND)
                        .citing(CONTROLLER),
                keepLive(
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
                                        .and(Candidate::isLiveOnly))
                        .on(KIND)
                        .citing(CONTROLLER));
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
