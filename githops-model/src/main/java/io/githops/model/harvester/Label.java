package io.githops.model.harvester;

import io.githops.model.kubernetes.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The labels to which Harvester gives a meaning. */
enum Label {
    EXPERIMENTAL("addon.harvesterhci.io/experimental"),
    IMAGE_DISPLAY_NAME("harvesterhci.io/imageDisplayName"),
    IMAGE_TYPE("harvesterhci.io/image-type"),
    OS_TYPE("harvesterhci.io/os-type"),
    TEMPLATE_ID("template.harvesterhci.io/templateID"),
    UPGRADE_STATE("harvesterhci.io/upgradeState");

    private final String title;

    Label(String title) {
        this.title = title;
    }

    Optional<String> of(ObjectMeta metadata) {
        return metadata.label(title);
    }

    /** @param value null to take the label away */
    ObjectMeta setTo(ObjectMeta metadata, @Nullable String value) {
        Map<String, String> labels = new LinkedHashMap<>(metadata.labels());
        labels.compute(title, (name, old) -> value);
        return metadata.withLabels(labels);
    }
}
