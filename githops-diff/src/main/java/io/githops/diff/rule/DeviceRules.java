package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Optional;

/** What the agents of nodes write into devices and files of nodes. */
final class DeviceRules {
    private static final RuleSource AGENT = in(
            "harvester/pcidevices: pkg/controller",
            "SRIOVNetworkDevice",
            "SRIOVGPUDevice",
            "VGPUDevice",
            "MigConfiguration");
    private static final RuleSource MIG_AGENT =
            in("harvester/pcidevices: pkg/controller/gpudevice/mig_controller.go", "MigConfiguration");
    private static final RuleSource FILE_MUTATOR = in("harvester/node-manager: pkg/mutator/cloudinit.go", "CloudInit");
    private static final RuleSource FILE_CONTROLLER =
            in("harvester/node-manager: pkg/controller/cloudinit/controller.go", "CloudInit");

    private DeviceRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                AGENT.keepLive(
                        "device-identity",
                        "Where a device is found is what the agent of its node finds out.",
                        at("spec.address", "spec.nodeName", "spec.gpuAddress", "spec.parentGPUDeviceAddress")),
                MIG_AGENT.keepLive(
                        "unrequested-profile",
                        "The agent of a node lists all profiles of a GPU, also those of which none is requested.",
                        at("spec.profileSpec[*]", "spec.profileSpec[*].id", "spec.profileSpec[*].requested")
                                .and(DeviceRules::isUnrequested)),
                FILE_MUTATOR.sameMeaning(
                        "file-name",
                        "A file of a node loses its folder and gets the ending .yaml.",
                        at("spec.filename").and(DeviceRules::isNormalised)),
                FILE_CONTROLLER.keepLive(
                        "file-record",
                        "The agent of a node notes which contents of a file it has written.",
                        annotations("node.harvesterhci.io/cloudinit-hash")));
    }

    private static boolean isUnrequested(Candidate candidate) {
        boolean isRequested = candidate.liveValue() instanceof Mapping profile
                && profile.get("requested") instanceof Num number
                && number.decimal().signum() != 0;
        boolean isNumber = Places.field(candidate.path()).equals("requested");
        return candidate.isLiveOnly() && !isRequested && (!isNumber || Num.of(0).equals(candidate.liveValue()));
    }

    private static boolean isNormalised(Candidate candidate) {
        Optional<String> normalised = candidate.desiredText().map(DeviceRules::fileName);
        return normalised.isPresent() && normalised.equals(candidate.liveText());
    }

    private static String fileName(String authored) {
        String base = authored.substring(authored.lastIndexOf('/') + 1);
        return base.endsWith(".yaml") || base.endsWith(".yml") ? base : base + ".yaml";
    }
}
