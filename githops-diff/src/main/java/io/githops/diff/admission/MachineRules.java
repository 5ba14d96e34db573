package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What KubeVirt checks of a machine's form. */
final class MachineRules {
    private static final Set<String> RUN_STRATEGIES = Set.of("Always", "RerunOnFailure", "Manual", "Halted", "Once");
    private static final Set<String> USER_DATA = Set.of("secretRef", "userData", "userDataBase64");
    private static final Set<String> NETWORK_DATA = Set.of("networkDataSecretRef", "networkData", "networkDataBase64");
    private static final int MAX_INLINE_DATA = 2048;

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
        checkUnique(MachinePart.VOLUMES);
        for (MachinePart volume : spec.parts(MachinePart.VOLUMES)) {
            if (volume.tree().size() != 2) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-volume-source",
                        volume.field(),
                        volume.position() + " must have exactly one source type set");
            }
        }
    }

    private void checkDisks() throws RefusedException {
        checkUnique(MachinePart.DISKS);
        Set<String> volumes = names(MachinePart.VOLUMES);
        checkKnown(MachinePart.DISKS, disk -> disk.tree().has("cdrom") || volumes.contains(disk.name()));
    }

    private void checkNetworks() throws RefusedException {
        checkUnique(MachinePart.NETWORKS);
        checkUnique(MachinePart.INTERFACES);
        Set<String> networks = names(MachinePart.NETWORKS);
        Set<String> interfaces = names(MachinePart.INTERFACES);
        checkKnown(MachinePart.INTERFACES, link -> isAbsent(link) || networks.contains(link.name()));
        checkKnown(MachinePart.NETWORKS, network -> interfaces.contains(network.name()));
    }

    private static boolean isAbsent(MachinePart link) {
        return link.tree().text("state").filter("absent"::equals).isPresent();
    }

    private void checkCloudInit() throws RefusedException {
        for (MachinePart volume : spec.parts(MachinePart.VOLUMES)) {
            for (String kind : List.of("cloudInitNoCloud", "cloudInitConfigDrive")) {
                if (volume.tree().has(kind)) {
                    checkCloudInit(volume, kind);
                }
            }
        }
    }

    private static void checkCloudInit(MachinePart volume, String kind) throws RefusedException {
        Mapping source = volume.tree().mapping(kind);
        checkSources(volume, kind, "user", USER_DATA);
        checkSources(volume, kind, "network", NETWORK_DATA);
        if (source.isEmpty()) {
            throw refusedCloudInit(
                    volume, kind, "", " must have at least one userdatasource or one networkdatasource set.");
        }
        for (String data : List.of("userData", "networkData")) {
            if (source.text(data).orElse("").getBytes(StandardCharsets.UTF_8).length > MAX_INLINE_DATA) {
                throw refusedCloudInit(
                        volume,
                        kind,
                        "." + data,
                        " " + data.toLowerCase(Locale.ROOT) + " exceeds " + MAX_INLINE_DATA
                                + " byte limit. Should use a Secret for larger data.");
            }
        }
    }

    private static void checkSources(MachinePart volume, String kind, String data, Set<String> sources)
            throws RefusedException {
        Mapping source = volume.tree().mapping(kind);
        if (sources.stream().filter(source::has).count() > 1) {
            throw refusedCloudInit(volume, kind, "", " must have only one " + data + "datasource set.");
        }
    }

    private static RefusedException refusedCloudInit(MachinePart volume, String kind, String field, String message) {
        return Webhook.KUBEVIRT.invalid(
                "machine-cloud-init", volume.field() + "." + kind + field, volume.position() + "." + kind + message);
    }

    private void checkUnique(String list) throws RefusedException {
        Set<String> names = new HashSet<>();
        for (MachinePart part : spec.parts(list)) {
            if (!names.add(part.name())) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-duplicate-name",
                        part.field(),
                        part.position() + ".name '" + part.name() + "' must be unique.");
            }
        }
    }

    private void checkKnown(String list, Predicate<MachinePart> isKnown) throws RefusedException {
        for (MachinePart part : spec.parts(list)) {
            if (!isKnown.test(part)) {
                throw Webhook.KUBEVIRT.invalid(
                        "machine-unmatched-name",
                        part.field(),
                        part.position() + ".name '" + part.name() + "' not found.");
            }
        }
    }

    private Set<String> names(String list) {
        return spec.parts(list).stream().map(MachinePart::name).collect(Collectors.toSet());
    }
}
