package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Images;
import io.githops.diff.admission.Timing;
import io.githops.diff.admission.VolumeClaims;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets the data of an image, from wherever it says. A failed attempt is followed by as many others as {@code spec.retry}
 * says; then the image has failed for good.
 */
final class ImageImport {
    static final String INITIALIZED = "Initialized";
    static final String FAILED = "RetryLimitExceeded";
    static final long VIRTUAL_SIZE = 2_361_393_152L;

    private static final long SIZE = 629_145_600;
    private static final long MOST_RETRIES = 10;
    private static final long DEFAULT_RETRIES = 3;

    private final ApiObject image;
    private final StoredObjects objects;
    private final Instant now;

    private ImageImport(ApiObject image, StoredObjects objects, Instant now) {
        this.image = image;
        this.objects = objects;
        this.now = now;
    }

    /** An initialized image one step further. */
    static ApiObject step(ApiObject image, StoredObjects objects, Instant now) {
        var step = new ImageImport(image, objects, now);
        return switch (image.spec().text("sourceType").orElse("")) {
            case "upload" -> step.receive();
            case "export-from-volume" -> step.export();
            default -> step.download();
        };
    }

    private ApiObject receive() {
        if (!Transfer.isUploaded(image)) {
            return image;
        }
        return isOther() ? uploadFailed() : imported(SIZE, VIRTUAL_SIZE);
    }

    private ApiObject export() {
        Optional<ApiObject> claim = HarvesterKind.VOLUME_CLAIM.find(
                objects,
                image.spec().text("pvcNamespace").orElse(""),
                image.spec().text("pvcName").orElse(""));
        if (claim.isEmpty()) {
            return isOver(Timing.RETRY) ? failed("the volume to export does not exist", 0) : image;
        }
        if (!VolumeClaimLife.isBound(claim.get())) {
            return image;
        }
        long size = VolumeClaims.size(claim.get()).value().longValue();
        return transfer(size, size);
    }

    private ApiObject download() {
        if (Transfer.isUnreachable(image.spec().text("url").orElse(""))) {
            return isOver(Timing.RETRY) ? failed("no such host", 0) : image;
        }
        return transfer(SIZE, VIRTUAL_SIZE);
    }

    private ApiObject transfer(long size, long virtualSize) {
        if (!isOver(Timing.IMPORT)) {
            long percent = Duration.between(start(), now).toMillis() * 100 / Timing.IMPORT.toMillis();
            return importing(percent);
        }
        return isOther() ? failed("the checksum does not match the data", 99) : imported(size, virtualSize);
    }

    private boolean isOther() {
        return Transfer.isOtherThan(image.spec().text("checksum").orElse(""));
    }

    private boolean isOver(Duration duration) {
        return Timing.isOver(start(), duration, now);
    }

    /** When the running attempt began, which is when the one before it failed. */
    private Instant start() {
        return image.status()
                .text("lastFailedTime")
                .flatMap(Timing::parse)
                .or(() -> Condition.time(image.status(), Images.IMPORTED))
                .orElse(now);
    }

    private ApiObject importing(long percent) {
        return image.withStatus(status -> status.with("progress", Num.of(percent)));
    }

    private ApiObject imported(long size, long virtualSize) {
        ApiObject imported = image.withCondition(Condition.met(Images.IMPORTED).because("Imported", ""), now);
        if (failures() > 0) {
            imported = imported.withCondition(Condition.unmet(FAILED, "", ""), now);
        }
        return imported.withStatus(status -> status.with("progress", Num.of(100))
                .with("size", Num.of(size))
                .with("virtualSize", Num.of(virtualSize)));
    }

    private ApiObject failed(String reason, long percent) {
        long failures = failures() + 1;
        String attempt = failures == 1 ? "" : "retry attempted " + (failures - 1) + "/" + retries() + " ";
        String message = attempt + "failed due to error: " + reason;
        ApiObject counted = image.withStatus(status -> status.with("failed", Num.of(failures))
                .with("lastFailedTime", new Text(Timing.text(now)))
                .with("progress", Num.of(percent)));
        return failures > retries()
                ? counted.withCondition(Condition.met(FAILED).because("", message), now)
                        .withCondition(Condition.unmet(Images.IMPORTED, "", message), now)
                : counted.withCondition(Condition.unmet(FAILED, "", message), now);
    }

    private ApiObject uploadFailed() {
        return image.withCondition(
                Condition.unmet(Images.IMPORTED, "UploadFailed", "the checksum does not match the data"), now);
    }

    private long failures() {
        return image.status().get("failed") instanceof Num failed && failed.isIntegral() ? failed.longValue() : 0;
    }

    private long retries() {
        boolean isSaid = image.spec().get("retry") instanceof Num retry
                && retry.isIntegral()
                && retry.decimal().signum() >= 0
                && retry.decimal().longValue() <= MOST_RETRIES;
        return isSaid ? ((Num) image.spec().get("retry")).longValue() : DEFAULT_RETRIES;
    }
}
