package io.githops.examples.quickstart;

import io.githops.model.Resource;
import io.githops.tree.Mapping;

/** What the cluster says of a machine. */
record LiveMachine(Resource resource) {

    boolean isRunning() {
        return status().text("printableStatus").filter("Running"::equals).isPresent();
    }

    boolean isOff() {
        return status().text("printableStatus").filter("Stopped"::equals).isPresent();
    }

    /** Whether it still runs with an older specification. */
    boolean needsRestart() {
        return status().sequence("conditions").mappings().stream()
                .anyMatch(condition -> condition
                                .text("type")
                                .filter("RestartRequired"::equals)
                                .isPresent()
                        && condition.text("status").filter("True"::equals).isPresent());
    }

    /** The limit, such as {@code 4Gi}. */
    String memory() {
        return resource.tree()
                .mapping("spec", "template", "spec", "domain", "resources", "limits")
                .text("memory")
                .orElse("");
    }

    private Mapping status() {
        return resource.tree().mapping("status");
    }
}
