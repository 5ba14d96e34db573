package io.githops.model.harvester;

import io.githops.model.kubernetes.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The annotations to which Harvester gives a meaning. */
enum Annotation {
    ADDON_DEFAULTS("harvesterhci.io/addon-defaults"),
    SKIP_LOGGING_CHECK("harvesterhci.io/skipRancherLoggingAddonWebhookCheck"),
    SKIP_DESCHEDULER_CHECK("harvesterhci.io/skipDeschedulerAddonWebhookCheck"),
    SKIP_PCI_DEVICES_CHECK("harvesterhci.io/skipPCIDevicesControllerAddonWebhookCheck"),
    SKIP_NVIDIA_CHECK("harvesterhci.io/skipNvidiaDriverToolkitAddonWebhookCheck"),
    STORAGE_CLASS_NAME("harvesterhci.io/storageClassName"),
    OS_UPGRADE_IMAGE("harvesterhci.io/os-upgrade-image"),
    DEFAULT_USERDATA_SECRET("harvesterhci.io/default-userdata-secret"),
    SCHEDULE("harvesterhci.io/svmbackupId"),
    SKIP_CRON_CHECK("harvesterhci.io/svmbackupSkipCronCheck"),
    NODE_PAUSES("harvesterhci.io/node-upgrade-pause-map");

    private final String title;

    Annotation(String title) {
        this.title = title;
    }

    /** As it stands in the manifest. */
    String title() {
        return title;
    }

    Optional<String> of(ObjectMeta metadata) {
        return metadata.annotation(title);
    }

    /** @param value null to take the annotation away */
    ObjectMeta setTo(ObjectMeta metadata, @Nullable String value) {
        Map<String, String> annotations = new LinkedHashMap<>(metadata.annotations());
        annotations.compute(title, (name, old) -> value);
        return metadata.withAnnotations(annotations);
    }
}
