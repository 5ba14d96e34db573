package io.githops.diff.rule;

import static io.githops.diff.rule.NormalisationRule.keepLive;
import static io.githops.diff.rule.NormalisationRule.sameMeaning;
import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;

/** What the agents of nodes write into devices and files of nodes. */
final class DeviceRules {
    private DeviceRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                keepLive(
                                "device-identity",
                                "Where a device is found is what the agent of its node finds out.",
                                at("spec.address", "spec.nodeName", "spec.gpuAddress", "spec.parentGPUDeviceAddress"))
                        .on("SRIOVNetworkDevice", "SRIOVGPUDevice", "VGPUDevice", "MigConfiguration")
                        .citing("harvester/pcidevices: pkg/controller"),
                keepLive(
                                "unrequested-profile",
                                "The agent of a node lists all profiles of a GPU, also those of which none is requested.",
                                at("spec.profileSpec[*]", "spec.profileSpec[*].id", "spec.profileSpec[*].requested")
                                        .and(DeviceRules::isUnrequested))
                        .on("MigConfiguration")
                        .citing("harvester/pcidevices: pkg/controller/gpudevice/mig_controller.go"),
                sameMeaning(
                                "file-name",
                                "A file of a node loses its folder and gets the ending .yaml.",
                                at("spec.filename")
                                        .and(candidate -> candidate
                                                .desiredText()
                                                .map(DeviceRules::fileName)
                                                .equals(candidate.liveText())))
                        .on("CloudInit")
                        .citing("harvester/node-manager: pkg/mutator/cloudinit.go"),
                keepLive(
                                "file-record",
                                "The agent of a node notes which contents of a file it has written.",
                                annotations("node.harvesterhci.io/cloudinit-hash"))
                        .on("CloudInit")
                        .citing("harvester/node-manager: pkg/controller/cloudinit/controller.go"));
    }

    private static boolean isUnrequested(Candidate candidate) {
        boolean isRequested = candidate.liveValue() instanceof Mapping profile
                && profile.get("requested") instanceof Num number
                && number.decimal().signum() != 0;
        boolean isNumber = Places.field(candidate.path()).equals("requested");
        return candidate.isLiveOnly() && !isRequested && (!isNumber || Num.of(0).equals(candidate.liveValue()));
    }

    private static String fileName(String authored) {
        String base = authored.substring(authored.lastIndexOf('/') + 1);
        return base.endsWith(".yaml") || base.endsWith(".yml") ? base : base + ".yaml";
    }
}
