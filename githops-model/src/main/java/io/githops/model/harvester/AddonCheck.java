package io.githops.model.harvester;

import java.util.Map;

/** The annotations by which Harvester's checks of some add-ons are skipped. */
final class AddonCheck {
    private static final Map<String, Annotation> SKIPS = Map.of(
            KnownAddon.RANCHER_LOGGING.name(), Annotation.SKIP_LOGGING_CHECK,
            KnownAddon.DESCHEDULER.name(), Annotation.SKIP_DESCHEDULER_CHECK,
            KnownAddon.PCIDEVICES_CONTROLLER.name(), Annotation.SKIP_PCI_DEVICES_CHECK,
            KnownAddon.NVIDIA_DRIVER_TOOLKIT.name(), Annotation.SKIP_NVIDIA_CHECK);

    private AddonCheck() {}

    static boolean isSkipped(Addon addon) {
        Annotation skip = SKIPS.get(addon.metadata().name());
        return skip != null && skip.of(addon.metadata()).filter("true"::equals).isPresent();
    }

    static Addon skip(Addon addon, boolean skipped) {
        String name = addon.metadata().name();
        Annotation skip = SKIPS.get(name);
        if (skip == null) {
            throw new IllegalArgumentException("Addon " + name + ": has no check that can be skipped; expected one of "
                    + String.join(", ", SKIPS.keySet().stream().sorted().toList()));
        }
        return addon.withMetadata(skip.setTo(addon.metadata(), skipped ? "true" : null));
    }
}
