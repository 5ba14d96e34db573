package io.githops.diff.rule;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.Map;
import java.util.Optional;

/** The settings of Harvester in effect: what is known of the cluster, or what Harvester comes with. */
record SettingValues(ClusterObjects objects) {
    private static final Map<String, String> DEFAULTS = Map.of(
            "additional-guest-memory-overhead-ratio",
            "1.5",
            "overcommit-config",
            "{\"cpu\":1000,\"memory\":150,\"storage\":100}");

    /** A setting's value, or its default where the value is empty. */
    String value(String name) {
        return objects.get(new ResourceId("harvesterhci.io", "Setting", "", name))
                .map(SettingValues::effective)
                .orElse(DEFAULTS.getOrDefault(name, ""));
    }

    /** A setting that holds a JSON object; empty when it holds none. */
    Mapping json(String name) {
        return Embedded.mapping(Optional.of(value(name)));
    }

    private static String effective(Mapping setting) {
        return setting.text("value")
                .filter(value -> !value.isEmpty())
                .or(() -> setting.text("default"))
                .orElse("");
    }
}
