package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Optional;

/** What Harvester and KubeVirt write into single fields of a machine. */
final class MachineRules {
    private static final String KIND = "VirtualMachine";
    private static final RuleSource MUTATOR =
            in("harvester/harvester: pkg/webhook/resources/virtualmachine/mutator.go", KIND);
    private static final RuleSource CONTROLLER =
            in("harvester/harvester: pkg/controller/master/virtualmachine/vm_controller.go", KIND);
    private static final RuleSource INSTANCETYPES = in("kubevirt/kubevirt: pkg/instancetype/infer", KIND);
    private static final RuleSource RECORDS = in("harvester/harvester: pkg/util/constants.go", KIND);
    private static final String DOMAIN = "spec.template.spec.domain.";

    private MachineRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                MUTATOR.keepLive(
                        "cpu-topology",
                        "A processor of 0 cores, sockets or threads gets 1 of them.",
                        at(DOMAIN + "cpu.cores", DOMAIN + "cpu.sockets", DOMAIN + "cpu.threads")
                                .and(MachineRules::isFilledUp)),
                MUTATOR.keepLive(
                        "computed-requests",
                        "Harvester computes requests from the limits and its setting overcommit-config, whatever is"
                                + " authored, when a machine is created or its limits change.",
                        at(DOMAIN + "resources.requests.cpu", DOMAIN + "resources.requests.memory")
                                .and(MachineRules::isComputedRequest)),
                MUTATOR.keepLive(
                        "computed-guest-memory",
                        "Harvester gives the guest the memory limit less what is reserved, unless the annotation"
                                + " enableCPUAndMemoryHotplug leaves it to the manifest.",
                        at(DOMAIN + "memory.guest").and(MachineRules::isComputedGuestMemory)),
                MUTATOR.keepLive(
                        "computed-max-sockets",
                        "Harvester limits a machine to the sockets it has, unless the annotation"
                                + " enableCPUAndMemoryHotplug leaves that to the manifest.",
                        at(DOMAIN + "cpu.maxSockets").and(MachineRules::isComputedMaxSockets)),
                CONTROLLER.keepLive(
                        "stored-run-strategy",
                        "Harvester notes the run strategy of a machine that is not halted.",
                        annotations(MachineObject.RUN_STRATEGY).and(MachineRules::isNotedStrategy)),
                INSTANCETYPES.keepLive(
                        "inferred-instancetype",
                        "KubeVirt puts the instance type or preference that a volume names in the place of the order to"
                                + " find it there.",
                        at(
                                        "spec.instancetype.inferFromVolume",
                                        "spec.instancetype.inferFromVolumeFailurePolicy",
                                        "spec.preference.inferFromVolume",
                                        "spec.preference.inferFromVolumeFailurePolicy")
                                .and(MachineRules::isInferred)),
                CONTROLLER.keepLive(
                        "storage-migration-strategy",
                        "Harvester orders KubeVirt to migrate volumes while a volume moves.",
                        at("spec.updateVolumesStrategy").and(MachineRules::isMigrating)),
                RECORDS.keepLive(
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
                                                "spec.template.metadata.annotations[\"kubevirt.io/pci-interface-slot-count\"]"))));
    }

    private static boolean isFilledUp(Candidate candidate) {
        return Num.of(0).equals(candidate.desiredValue()) && Num.of(1).equals(candidate.liveValue());
    }

    private static boolean isComputedRequest(Candidate candidate) {
        String resource = Places.field(candidate.path());
        return isLive(candidate, MachineSizes.live(candidate).request(resource));
    }

    private static boolean isComputedGuestMemory(Candidate candidate) {
        return isSizedByHarvester(candidate)
                && isLive(candidate, MachineSizes.live(candidate).guestMemory());
    }

    private static boolean isComputedMaxSockets(Candidate candidate) {
        Optional<Num> computed = MachineSizes.live(candidate).maxSockets();
        return isSizedByHarvester(candidate)
                && computed.isPresent()
                && computed.get().equals(candidate.liveValue());
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
}
