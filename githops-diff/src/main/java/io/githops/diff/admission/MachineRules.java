package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What KubeVirt checks of a machine's form. */
final class MachineRules {
    private static final Set<String> RUN_STRATEGIES = Set.of("Always", "RerunOnFailure", "Manual", "Halted", "Once");
    private static final Set<String> USER_DATA = Set.of("secretRef", "userData", "userDataBase64");
    private static final int MAX_INLINE_USER_DATA = 2048;
    private static final String SPEC = "spec.template.spec.";

    private final MachineSpec spec;

    private MachineRules(MachineSpec spec) {
        this.spec = spec;
    }

    static void check(Machine machine, Refusals refusals) {
        refusals.check(() -> checkRunStrategy(machine.object().spec()));
        var rules = new MachineRules(machine.spec());
        refusals.check(rules::checkVolumes);
        refusals.check(rules::checkDisks);
        refusals.check(rules::checkNetworks);
        refusals.check(rules::checkCloudInit);
    }

    private static void checkRunStrategy(Mapping spec) throws RefusedException {
        if (spec.has("running") && spec.has("runStrategy")) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-run-strategy",
                    "spec.runStrategy",
                    "Running and RunStrategy are mutually exclusive. Note that Running is"
                            + " deprecated, please use RunStrategy instead");
        }
        if (!spec.has("running") && !spec.has("runStrategy")) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-run-strategy", "spec.runStrategy", "One of Running or RunStrategy must be specified");
        }
        String strategy = spec.text("runStrategy").orElse("Always");
        if (!RUN_STRATEGIES.contains(strategy)) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-run-strategy", "spec.runStrategy", "Invalid RunStrategy (" + strategy + ")");
        }
    }

    private void checkVolumes() throws RefusedException {
        checkUnique(spec.volumes(), "volumes");
        for (int i = 0; i < spec.volumes().size(); i++) {
            if (spec.volumes().get(i).size() != 2) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-volume-source",
                        "spec.template.spec.volumes",
                        SPEC + "volumes[" + i + "] must have exactly one source type set");
            }
        }
    }

    private void checkDisks() throws RefusedException {
        checkUnique(spec.disks(), "domain.devices.disks");
        Set<String> volumes = names(spec.volumes());
        checkNamed(
                spec.disks(),
                "domain.devices.disks",
                disk -> disk.has("cdrom") || volumes.contains(MachineSpec.name(disk)));
    }

    private void checkNetworks() throws RefusedException {
        checkUnique(spec.networks(), "networks");
        checkUnique(spec.interfaces(), "domain.devices.interfaces");
        Set<String> networks = names(spec.networks());
        Set<String> interfaces = names(spec.interfaces());
        checkNamed(
                spec.interfaces(),
                "domain.devices.interfaces",
                networkInterface -> networks.contains(MachineSpec.name(networkInterface)));
        checkNamed(spec.networks(), "networks", network -> interfaces.contains(MachineSpec.name(network)));
    }

    private void checkCloudInit() throws RefusedException {
        for (int i = 0; i < spec.volumes().size(); i++) {
            Mapping volume = spec.volumes().get(i);
            for (String kind : List.of("cloudInitNoCloud", "cloudInitConfigDrive")) {
                if (volume.has(kind)) {
                    checkCloudInit(SPEC + "volumes[" + i + "]." + kind, volume.mapping(kind));
                }
            }
        }
    }

    private static void checkCloudInit(String place, Mapping source) throws RefusedException {
        long userData = USER_DATA.stream().filter(source::has).count();
        if (userData > 1) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-cloud-init",
                    "spec.template.spec.volumes",
                    place + " must have only one userdatasource set.");
        }
        if (source.isEmpty()) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-cloud-init",
                    "spec.template.spec.volumes",
                    place + " must have at least one userdatasource or one networkdatasource set.");
        }
        if (source.text("userData").orElse("").length() > MAX_INLINE_USER_DATA) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-cloud-init",
                    "spec.template.spec.volumes",
                    place + " userdata exceeds " + MAX_INLINE_USER_DATA
                            + " byte limit. Should use UserDataSecretRef for larger data.");
        }
    }

    private static void checkUnique(List<Mapping> items, String list) throws RefusedException {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!names.add(MachineSpec.name(items.get(i)))) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-duplicate-name",
                        SPEC + list,
                        SPEC + list + "[" + i + "].name '" + MachineSpec.name(items.get(i)) + "' must be unique.");
            }
        }
    }

    private static void checkNamed(List<Mapping> items, String list, Predicate<Mapping> isKnown)
            throws RefusedException {
        for (int i = 0; i < items.size(); i++) {
            if (!isKnown.test(items.get(i))) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-unmatched-name",
                        SPEC + list,
                        SPEC + list + "[" + i + "].name '" + MachineSpec.name(items.get(i)) + "' not found.");
            }
        }
    }

    private static Set<String> names(List<Mapping> items) {
        Set<String> names = new HashSet<>();
        items.forEach(item -> names.add(MachineSpec.name(item)));
        return names;
    }
}
