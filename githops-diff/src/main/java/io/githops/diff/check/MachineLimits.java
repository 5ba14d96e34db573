package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Machines without limits of CPU and memory, and without an instance type to give them. Harvester derives requests from them
 * and counts them against quotas (harvester/harvester: pkg/webhook/resources/virtualmachine/mutator.go).
 */
final class MachineLimits implements BiConsumer<Resource, Problems> {
    static final String ID = "machine-limits";

    private static final FieldPath RESOURCES = Machines.INSTANCE.field("domain").field("resources");

    @Override
    public void accept(Resource machine, Problems problems) {
        Mapping limits = Machines.instance(machine).mapping("domain", "resources", "limits");
        List<String> missing =
                Stream.of("cpu", "memory").filter(name -> !limits.has(name)).toList();
        boolean hasInstanceType = machine.tree().mapping("spec").has("instancetype");
        if (!missing.isEmpty() && !hasInstanceType) {
            problems.warning(RESOURCES, "found no limit of " + String.join(" and ", missing) + "; add it to limits");
        }
    }
}
