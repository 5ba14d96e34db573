package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Images;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.StorageClassRules;
import io.githops.diff.admission.VolumeClaims;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.List;

/** Imports images and makes the storage that their volumes are filled from. One that failed for good is left alone. */
final class ImageLife implements Controller {
    private static final String MANAGER = "harvester";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject image : HarvesterKind.IMAGE.all(objects)) {
            if (image.isBeingDeleted()) {
                remove(image, objects);
            } else if (!isOver(image)) {
                objects.edit(image, MANAGER, stored -> next(stored, objects, now));
                createStorage(image, objects);
            }
        }
    }

    private static boolean isOver(ApiObject image) {
        return Condition.isTrue(image.status(), ImageImport.FAILED)
                || Condition.is(image.status(), Images.IMPORTED, "False")
                || Images.isImported(image);
    }

    private static ApiObject next(ApiObject image, StoredObjects objects, Instant now) {
        ApiObject adopted = image.withFinalizers("wrangler.cattle.io/vm-image-controller");
        if (!Condition.isTrue(image.status(), ImageImport.INITIALIZED)) {
            return begin(adopted, now);
        }
        return ImageImport.step(adopted, objects, now);
    }

    private static ApiObject begin(ApiObject image, Instant now) {
        String target = image.spec().text("targetStorageClassName").orElse("");
        String storageClass = Images.isCdi(image) ? target : Images.storageClass(image);
        ApiObject begun = image.withCondition(Condition.met(ImageImport.INITIALIZED), now)
                .withCondition(Condition.pending(Images.IMPORTED, "Importing", ""), now);
        return begun.withStatus(status -> status.with("progress", Num.of(0))
                .with("storageClassName", new Text(storageClass))
                .with("targetStorageClassName", new Text(target))
                .with("appliedUrl", new Text(image.spec().text("url").orElse(""))));
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
                                        "requests",
                                        Mapping.of("storage", new Text(String.valueOf(ImageImport.VIRTUAL_SIZE))))));
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
