package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks of images. */
final class ImageAdmission implements Webhooks {
    private static final String DISPLAY_NAME = "harvesterhci.io/imageDisplayName";
    private static final String TARGET = "targetStorageClassName";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.IMAGE.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject image = withStorageClass(new ApiObject(object), objects);
        if (live == null) {
            image = withParameters(image, objects)
                    .withLabel(DISPLAY_NAME, image.spec().text("displayName").orElse(""));
        }
        return image.tree();
    }

    /** The annotation and the field name the same storage class; each is filled from the other, or from the default. */
    private static ApiObject withStorageClass(ApiObject image, ClusterObjects objects) {
        Optional<String> annotated = image.annotation(Keys.IMAGE_STORAGE_CLASS);
        Optional<String> target = image.spec().text(TARGET).filter(name -> !name.isEmpty());
        Optional<String> name = annotated
                .or(() -> target)
                .or(() -> StorageClassRules.byDefault(objects).map(ApiObject::name));
        if (name.isEmpty()) {
            return image;
        }
        ApiObject paired = annotated.isPresent() ? image : image.withAnnotation(Keys.IMAGE_STORAGE_CLASS, name.get());
        return target.isPresent() ? paired : paired.withSpec(spec -> spec.with(TARGET, new Text(name.get())));
    }

    private static ApiObject withParameters(ApiObject image, ClusterObjects objects) {
        if (Images.isCdi(image)) {
            return image;
        }
        Mapping authored = image.spec().mapping("storageClassParameters");
        Mapping parameters = image.annotation(Keys.IMAGE_STORAGE_CLASS)
                .flatMap(name -> HarvesterKind.STORAGE_CLASS.find(objects, name))
                .filter(StorageClassRules::isLonghorn)
                .map(storageClass -> storageClass.tree().mapping("parameters"))
                .orElse(authored);
        return image.withSpec(
                spec -> spec.with("storageClassParameters", StorageClassRules.imageParameters(parameters)));
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject image = new ApiObject(object);
        if (live == null) {
            ImageRules.checkNew(image, objects);
        } else {
            ImageRules.checkChanged(new ApiObject(live), image);
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ImageRules.checkUnused(new ApiObject(live), objects);
    }
}
