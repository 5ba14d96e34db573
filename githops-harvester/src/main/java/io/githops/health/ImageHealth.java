package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import java.util.Map;

/** The health of images, their downloads, and the versions of templates that use them. */
final class ImageHealth {
    private static final String RETRIES = "RetryLimitExceeded";
    private static final String IMPORTED = "Imported";

    private ImageHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("harvesterhci.io/VirtualMachineImage", ImageHealth::image),
                row("harvesterhci.io/VirtualMachineImageDownloader", ImageHealth::download),
                row("harvesterhci.io/VirtualMachineTemplateVersion", ImageHealth::templateVersion));
    }

    /** Harvester does not look at an image again whose retries are used up. */
    private static Health image(LiveStatus image) {
        var conditions = image.conditions();
        if (conditions.isTrue(IMPORTED)) {
            return conditions.isTrue("BackingImageMissing")
                    ? Health.healthy(conditions.words("BackingImageMissing"))
                    : Health.HEALTHY;
        }
        if (conditions.isTrue(RETRIES)) {
            return Health.failed(conditions.words(RETRIES) + ". Delete and create the image");
        }
        if (conditions.isFalse(IMPORTED)) {
            return Health.failed(conditions.words(IMPORTED));
        }
        boolean waitsForData =
                image.spec().text("sourceType").filter("upload"::equals).isPresent() && image.number("progress") == 0;
        String failures = image.number("failed") == 0 ? "" : ", failed " + image.number("failed") + " times";
        String reason = conditions.isFalse(RETRIES) ? ", " + conditions.words(RETRIES) : "";
        return Health.progressing((waitsForData ? "the image waits for its upload, " : "the image is imported, ")
                + image.percent()
                + failures
                + reason);
    }

    private static Health download(LiveStatus download) {
        return download.text("status").equals("Ready")
                ? Health.HEALTHY
                : Health.progressing("the image is made ready for download");
    }

    private static Health templateVersion(LiveStatus version) {
        var conditions = version.conditions();
        return conditions
                .firstUnmet("assigned", "ready")
                .map(type -> Health.progressing(conditions.words(type)))
                .orElseGet(() -> conditions.isTrue("assigned")
                        ? Health.HEALTHY
                        : Health.progressing("the version has no number yet"));
    }
}
