package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Images;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.StorageClassRules;
import io.githops.diff.admission.Timing;
import io.githops.diff.admission.VolumeClaims;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Imports images, except uploads, which wait for data. An image of a host under {@code .invalid} fails for good, as the
 * name of such a host never resolves.
 */
final class ImageLife implements Controller {
    private static final String MANAGER = "harvester";
    private static final String INITIALIZED = "Initialized";
    private static final String FAILED = "RetryLimitExceeded";
    private static final long SIZE = 629_145_600;
    private static final long VIRTUAL_SIZE = 2_361_393_152L;

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject image : HarvesterKind.IMAGE.all(objects)) {
            if (image.isBeingDeleted()) {
                remove(image, objects);
            } else if (!Condition.isTrue(image.status(), FAILED) && !Images.isImported(image)) {
                objects.edit(image, MANAGER, stored -> next(stored, now));
                createStorage(image, objects);
            }
        }
    }

    private static ApiObject next(ApiObject image, Instant now) {
        ApiObject adopted = image.withFinalizers("wrangler.cattle.io/vm-image-controller");
        if (!Condition.isTrue(image.status(), INITIALIZED)) {
            return begin(adopted, now);
        }
        return image.spec().text("sourceType").filter("upload"::equals).isPresent() ? adopted : advance(adopted, now);
    }

    private static ApiObject begin(ApiObject image, Instant now) {
        String target = image.spec().text("targetStorageClassName").orElse("");
        String storageClass = Images.isCdi(image) ? target : Images.storageClass(image);
        ApiObject begun = image.withCondition(Condition.met(INITIALIZED), now)
                .withCondition(Condition.pending(Images.IMPORTED, "Importing", ""), now);
        return begun.withStatus(status -> status.with("progress", Num.of(0))
                .with("storageClassName", new Text(storageClass))
                .with("targetStorageClassName", new Text(target))
                .with("appliedUrl", new Text(image.spec().text("url").orElse(""))));
    }

    private static ApiObject advance(ApiObject image, Instant now) {
        Instant start = Condition.time(image.status(), Images.IMPORTED).orElse(now);
        if (!Timing.isOver(start, Timing.IMPORT, now)) {
            long percent = Duration.between(start, now).toMillis() * 100 / Timing.IMPORT.toMillis();
            return image.withStatus(status -> status.with("progress", Num.of(percent)));
        }
        return Transfer.isUnreachable(image.spec().text("url").orElse("")) ? failed(image, now) : imported(image, now);
    }

    private static ApiObject imported(ApiObject image, Instant now) {
        return image.withCondition(Condition.met(Images.IMPORTED).because("Imported", ""), now)
                .withStatus(status -> status.with("progress", Num.of(100))
                        .with("size", Num.of(SIZE))
                        .with("virtualSize", Num.of(VIRTUAL_SIZE)));
    }

    private static ApiObject failed(ApiObject image, Instant now) {
        Num retries = image.spec().get("retry") instanceof Num retry ? retry : Num.of(3);
        return image.withCondition(Condition.unmet(Images.IMPORTED, "ImportFailed", "no such host"), now)
                .withCondition(Condition.met(FAILED).because("", "no such host"), now)
                .withStatus(
                        status -> status.with("failed", retries).with("lastFailedTime", new Text(Timing.text(now))));
    }

    private static void createStorage(ApiObject image, StoredObjects objects) {
        if (!Images.isCdi(image)) {
            objects.create(storageClass(image).tree(), MANAGER);
        } else if (objects.get(image.id())
                .map(ApiObject::new)
                .filter(Images::isImported)
                .isPresent()) {
            objects.create(goldenClaim(image, objects).tree(), MANAGER);
        }
    }

    private static ApiObject storageClass(ApiObject image) {
        Mapping parameters =
                image.spec().mapping("storageClassParameters").with("backingImage", new Text("vmi-" + image.uid()));
        return new ApiObject(HarvesterKind.STORAGE_CLASS
                .named("", Images.storageClass(image))
                .tree()
                .with("provisioner", new Text(StorageClassRules.LONGHORN))
                .with("parameters", parameters)
                .with("allowVolumeExpansion", Bool.TRUE)
                .with("reclaimPolicy", new Text("Delete"))
                .with("volumeBindingMode", new Text("Immediate")));
    }

    private static ApiObject goldenClaim(ApiObject image, StoredObjects objects) {
        ApiObject claim = HarvesterKind.VOLUME_CLAIM
                .named(image.namespace(), image.name())
                .withAnnotation(Keys.GOLDEN_IMAGE, "true")
                .withSpec(spec -> spec.with(
                                "storageClassName",
                                new Text(image.spec()
                                        .text("targetStorageClassName")
                                        .orElse("")))
                        .with("volumeMode", new Text("Block"))
                        .with("accessModes", Sequence.ofTexts(List.of("ReadWriteMany")))
                        .edit(
                                "resources",
                                resources -> resources.with(
                                        "requests", Mapping.of("storage", new Text(String.valueOf(VIRTUAL_SIZE))))));
        return VolumeClaims.withDefaults(claim, objects);
    }

    private static void remove(ApiObject image, StoredObjects objects) {
        if (Images.isCdi(image)) {
            objects.delete(HarvesterKind.VOLUME_CLAIM.id(image.namespace(), image.name()));
        } else {
            objects.delete(HarvesterKind.STORAGE_CLASS.id("", Images.storageClass(image)));
        }
        objects.edit(image, MANAGER, ApiObject::released);
    }
}
