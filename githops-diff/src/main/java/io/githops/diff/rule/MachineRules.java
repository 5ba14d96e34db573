package io.githops.diff.rule;

import static io.githops.diff.rule.NormalisationRule.keepLive;
import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Harvester and KubeVirt write into single fields of a machine. */
final class MachineRules {
    private static final String KIND = "VirtualMachine";
    private static final String DOMAIN = "spec.template.spec.domain.";
    private static final String MUTATOR = "harvester/harvester: pkg/webhook/resources/virtualmachine/mutator.go";

    private MachineRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                keepLive(
                                "cpu-topology",
                                "A processor of 0 cores, sockets or threads gets 1 of them.",
                                at(DOMAIN + "cpu.cores", DOMAIN + "cpu.sockets", DOMAIN + "cpu.threads")
                                        .and(candidate -> isNumber(candidate.desiredValue(), 0)
                                                && isNumber(candidate.liveValue(), 1)))
                        .on(KIND)
                        .citing(MUTATOR),
                keepLive(
                                "computed-requests",
                                "Harvester computes requests from the limits and its setting overcommit-config, whatever is"
                                        + " authored, when a machine is created or its limits change.",
                                at(DOMAIN + "resources.requests.cpu", DOMAIN + "resources.requests.memory")
                                        .and(candidate -> isLive(
                                                candidate,
                                                MachineSizes.live(candidate).request(Places.field(candidate.path())))))
                        .on(KIND)
                        .citing(MUTATOR),
                keepLive(
                                "computed-guest-memory",
                                "Harvester gives the guest the memory limit less what is reserved, unless the annotation"
                                        + " enableCPUAndMemoryHotplug leaves it to the manifest.",
                                at(DOMAIN + "memory.guest")
                                        .and(candidate -> isSizedByHarvester(candidate)
                                                && isLive(
                                                        candidate,
                                                        MachineSizes.live(candidate)
                                                                .guestMemory())))
                        .on(KIND)
                        .citing(MUTATOR),
                keepLive(
                                "computed-max-sockets",
                                "Harvester limits a machine to the sockets it has, unless the annotation"
                                        + " enableCPUAndMemoryHotplug leaves that to the manifest.",
                                at(DOMAIN + "cpu.maxSockets")
                                        .and(candidate -> isSizedByHarvester(candidate)
                                                && MachineSizes.live(candidate)
                                                        .maxSockets()
                                                        .filter(sockets -> sockets.equals(candidate.liveValue()))
                                                        .isPresent()))
                        .on(KIND)
                        .citing(MUTATOR),
                keepLive(
                                "stored-run-strategy",
                                "Harvester notes the run strategy of a machine that is not halted.",
                                annotations(MachineObject.RUN_STRATEGY).and(MachineRules::isNotedStrategy))
                        .on(KIND)
                        .citing("harvester/harvester: pkg/controller/master/virtualmachine/vm_controller.go"),
                keepLive(
                                "inferred-instancetype",
                                "KubeVirt puts the instance type or preference that a volume names in the place of the order to"
                                        + " find it there.",
                                at(
                                                "spec.instancetype.inferFromVolume",
                                                "spec.instancetype.inferFromVolumeFailurePolicy",
                                                "spec.preference.inferFromVolume",
                                                "spec.preference.inferFromVolumeFailurePolicy")
                                        .and(MachineRules::isInferred))
                        .on(KIND)
                        .citing("kubevirt/kubevirt: pkg/instancetype/infer"),
                keepLive(
                                "storage-migration-strategy",
                                "Harvester orders KubeVirt to migrate volumes while a volume moves.",
                                at("spec.updateVolumesStrategy").and(MachineRules::isMigrating))
                        .on(KIND)
                        .citing("harvester/harvester: pkg/controller/master/virtualmachine/vm_controller.go"),
                keepLive(
                                "machine-record",
                                "Harvester and KubeVirt keep records of a machine in its annotations.",
                                annotations(
                                                "kubevirt.io/latest-observed-api-version",
                                                "kubevirt.io/storage-observed-api-version",
                                                "harvesterhci.io/mac-address",
                                                "harvesterhci.io/deviceAllocationDetails",
                                                "harvesterhci.io/insufficient-resource-quota",
                                                "harvesterhci.io/maintain-mode-strategy-node-name",
                                                "harvesterhci.io/waitingStorageMigration",
                                                "harvesterhci.io/clone-backend-storage-*",
                                                "restore.harvesterhci.io/*",
                                                "descheduler.alpha.kubernetes.io/prefer-no-eviction")
                                        .or(
                                                at(
                                                        "spec.template.metadata.annotations[\"kubevirt.io/pci-topology-version\"]",
                                                        "spec.template.metadata.annotations[\"kubevirt.io/pci-interface-slot-count\"]")))
                        .on(KIND)
                        .citing("harvester/harvester: pkg/util/constants.go"));
    }

    /** Whether the machine is sized by Harvester now and will be after the apply. */
    private static boolean isSizedByHarvester(Candidate candidate) {
        return !MachineObject.live(candidate).isHotpluggable()
                && !MachineObject.predicted(candidate).isHotpluggable();
    }

    private static boolean isLive(Candidate candidate, Optional<Quantity> computed) {
        return computed.isPresent() && computed.equals(MachineObject.quantity(candidate.liveValue()));
    }

    private static boolean isNotedStrategy(Candidate candidate) {
        Optional<String> running = MachineObject.live(candidate).spec().text("runStrategy");
        return running.isPresent()
                && !running.get().equals("Halted")
                && running.equals(candidate.liveText())
                && running.equals(MachineObject.predicted(candidate).spec().text("runStrategy"));
    }

    private static boolean isInferred(Candidate candidate) {
        String matcher = Places.field(candidate.path().parent());
        Mapping live = MachineObject.live(candidate).spec().mapping(matcher);
        Mapping predicted = MachineObject.predicted(candidate).spec().mapping(matcher);
        return candidate.isDesiredOnly()
                && live.text("name").filter(name -> !name.isEmpty()).isPresent()
                && live.text("name").equals(predicted.text("name"));
    }

    private static boolean isMigrating(Candidate candidate) {
        MachineObject live = MachineObject.live(candidate);
        boolean isUnderway =
                live.annotation("harvesterhci.io/waitingStorageMigration").isPresent()
                        || live.claimTemplates().stream().anyMatch(claim -> claim.has(ClaimMove.TARGET));
        return isUnderway && candidate.liveText().filter("Migration"::equals).isPresent();
    }

    private static boolean isNumber(@Nullable Tree value, int number) {
        return value instanceof Num num && num.equals(Num.of(number));
    }
}
