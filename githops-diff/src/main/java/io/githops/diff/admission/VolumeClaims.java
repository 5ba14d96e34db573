package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Text;
import java.util.Optional;

/** What volume claims ask for. */
public final class VolumeClaims {
    private VolumeClaims() {}

    public static Quantity size(ApiObject claim) {
        return Machine.quantity(claim.spec().mapping("resources", "requests").get("storage"))
                .orElse(Quantity.ZERO);
    }

    /** What a bound claim has; less than what it asks for while it grows. */
    public static Optional<Quantity> capacity(ApiObject claim) {
        return Machine.quantity(claim.status().mapping("capacity").get("storage"));
    }

    /** A new claim with the default storage class and the mark of an image's own volume. */
    public static ApiObject withDefaults(ApiObject claim, ClusterObjects objects) {
        ApiObject complete = claim;
        Optional<ApiObject> storageClass = StorageClassRules.byDefault(objects);
        if (!claim.spec().has("storageClassName") && storageClass.isPresent()) {
            complete = complete.withSpec(spec ->
                    spec.with("storageClassName", new Text(storageClass.get().name())));
        }
        boolean isGolden = HarvesterKind.IMAGE
                .find(objects, claim.namespace(), claim.name())
                .filter(Images::isCdi)
                .isPresent();
        return isGolden ? complete.withAnnotation(Keys.GOLDEN_IMAGE, "true") : complete;
    }
}
