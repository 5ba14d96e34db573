package io.githops.model.kubevirt;

import io.githops.model.kubernetes.ObjectMeta;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the labels of a machine mean. */
interface LabelledMachine {
    ObjectMeta metadata();

    VirtualMachine withMetadata(ObjectMeta metadata);

    /** What made the machine; written by it. */
    default Optional<MachineCreator> creator() {
        return metadata().label("harvesterhci.io/creator").map(MachineCreator::new);
    }

    /** What becomes of the machine when its node goes into maintenance. */
    default Optional<MaintenanceStrategy> maintenanceStrategy() {
        return metadata().label(MachineLabels.MAINTENANCE_STRATEGY).map(MaintenanceStrategy::new);
    }

    /** This machine with another strategy; a running machine follows it wholly from its next start or migration on. */
    default VirtualMachine withMaintenanceStrategy(MaintenanceStrategy strategy) {
        return withMetadata(metadata().withLabel(MachineLabels.MAINTENANCE_STRATEGY, strategy.value()));
    }

    /** The tags that Harvester's pages show, without {@code tag.harvesterhci.io/} before their names. */
    default Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        metadata().labels().forEach((label, value) -> {
            if (label.startsWith(MachineLabels.TAG)) {
                tags.put(label.substring(MachineLabels.TAG.length()), value);
            }
        });
        return Collections.unmodifiableMap(tags);
    }

    /** This machine with a tag more, or with another value of it. */
    default VirtualMachine withTag(String name, String value) {
        return withMetadata(metadata().withLabel(MachineLabels.TAG + name, value));
    }
}
