package io.githops.diff.admission;

import io.githops.tree.Bool;
import java.util.List;
import java.util.Optional;

/** Whether a volume may grow while machines use it. */
final class Expansion {
    private Expansion() {}

    /** @throws RefusedException when a machine that uses the claim runs and the volume's driver cannot grow it meanwhile */
    static void check(ApiObject claim, ClusterObjects objects) throws RefusedException {
        Optional<Machine> running = users(claim, objects).stream()
                .filter(machine -> machine.object()
                        .status()
                        .text("printableStatus")
                        .filter("Stopped"::equals)
                        .isEmpty())
                .findFirst();
        if (running.isPresent() && !growsOnline(claim, objects)) {
            throw Webhook.HARVESTER.invalid(
                    "volume-expansion",
                    "spec.resources.requests.storage",
                    "PVC_EXPAND: volume " + claim.qualifiedName() + " cannot be expanded while VM "
                            + running.get().name() + " is not stopped");
        }
    }

    /** The machines that attach a claim or list it among those they create. */
    static List<Machine> users(ApiObject claim, ClusterObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE.in(objects, claim.namespace()).stream()
                .map(Machine::new)
                .filter(machine -> machine.spec().claims().contains(claim.name())
                        || machine.volumeClaimTemplates().lists(claim.name()))
                .toList();
    }

    private static boolean growsOnline(ApiObject claim, ClusterObjects objects) {
        Optional<String> provisioner = claim.spec()
                .text("storageClassName")
                .flatMap(name -> HarvesterKind.STORAGE_CLASS.find(objects, name))
                .flatMap(storageClass -> storageClass.tree().text("provisioner"));
        return provisioner.isPresent()
                && Bool.TRUE.equals(new SettingValues(objects)
                        .json("csi-online-expand-validation")
                        .get(provisioner.get()));
    }
}
