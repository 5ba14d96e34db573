package io.githops.diff.admission;

import io.githops.model.ResourceId;
import java.util.Optional;

/** How volumes find the image they are filled from. */
public final class Images {
    public static final String IMPORTED = "Imported";
    static final String CDI = "cdi";

    private Images() {}

    /** The image that {@code namespace/name} names; empty when the text has another form. */
    static Optional<ResourceId> id(String text) {
        int slash = text.indexOf('/');
        return slash <= 0
                ? Optional.empty()
                : Optional.of(HarvesterKind.IMAGE.id(text.substring(0, slash), text.substring(slash + 1)));
    }

    public static boolean isCdi(ApiObject image) {
        return image.spec().text("backend").filter(CDI::equals).isPresent();
    }

    public static boolean isImported(ApiObject image) {
        return Condition.isTrue(image.status(), IMPORTED);
    }

    /** The name of the storage class that holds a Longhorn image. */
    public static String storageClass(ApiObject image) {
        return "lh-" + image.uid();
    }

    /** The image that a volume claim is filled from: the one it names, or the one its storage class belongs to. */
    public static Optional<ApiObject> of(ApiObject claim, ClusterObjects objects) {
        Optional<ApiObject> named = claim.annotation(Keys.IMAGE_ID)
                .flatMap(Images::id)
                .flatMap(objects::get)
                .map(ApiObject::new);
        return named.or(() -> claim.spec()
                .text("storageClassName")
                .flatMap(name -> HarvesterKind.IMAGE.all(objects).stream()
                        .filter(image -> !isCdi(image)
                                && image.status()
                                        .text("storageClassName")
                                        .filter(name::equals)
                                        .isPresent())
                        .findFirst()));
    }
}
