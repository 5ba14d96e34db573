package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import java.util.Map;
import java.util.Set;

/** The health of machines that are brought in from elsewhere, and of servers and clusters that are set up. */
final class ImportHealth {
    private static final Set<String> FAILED =
            Set.of("virtualMachineImportInvalid", "diskImageFailed", "VMMigrationFailed");

    private ImportHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("migration.harvesterhci.io/VirtualMachineImport", ImportHealth::machine),
                row("migration.harvesterhci.io/VmwareSource", ImportHealth::source),
                row("migration.harvesterhci.io/OpenstackSource", ImportHealth::source),
                row("migration.harvesterhci.io/OvaSource", ImportHealth::source),
                row("metal.harvesterhci.io/Inventory", ImportHealth::server),
                row("metal.harvesterhci.io/Cluster", ImportHealth::cluster));
    }

    /** An import that failed is not tried again. */
    private static Health machine(LiveStatus order) {
        String step = order.text("importStatus");
        if (FAILED.contains(step)) {
            return Health.failed("the import is " + step + ". Delete and create it");
        }
        return step.equals("virtualMachineRunning")
                ? Health.HEALTHY
                : Health.progressing("the import is " + (step.isEmpty() ? "not looked at yet" : "at " + step));
    }

    private static Health source(LiveStatus source) {
        var conditions = source.conditions();
        if (source.text("status").equals("clusterReady")) {
            return Health.HEALTHY;
        }
        return conditions.isTrue("ClusterError")
                ? Health.degraded(conditions.words("ClusterError"))
                : Health.progressing("the source is not connected yet");
    }

    /** Conditions of a server are there or not, without a status. */
    private static Health server(LiveStatus server) {
        var conditions = server.conditions();
        for (String fault : new String[] {"machineNotContactable", "bmcJobErrorr"}) {
            if (conditions.has(fault) && !conditions.isFalse(fault)) {
                return Health.degraded(conditions.words(fault));
            }
        }
        return server.text("status").equals("inventoryNodeReady")
                ? Health.HEALTHY
                : Health.progressing("the server is not ready yet" + state(server));
    }

    private static Health cluster(LiveStatus cluster) {
        return cluster.text("status").equals("clusterRunning")
                ? Health.HEALTHY
                : Health.progressing("the cluster does not run yet" + state(cluster));
    }

    private static String state(LiveStatus status) {
        return status.text("status").isEmpty() ? "" : ", " + status.text("status");
    }
}
