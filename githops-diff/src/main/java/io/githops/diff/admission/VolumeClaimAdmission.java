package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhooks of volume claims. */
final class VolumeClaimAdmission implements Webhooks {
    private static final Set<String> RESERVED = Set.of("longhorn-static", "vmstate-persistence");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.VOLUME_CLAIM.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject claim = new ApiObject(object);
        return live == null ? VolumeClaims.withDefaults(claim, objects).tree() : object;
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject claim = new ApiObject(object);
        if (live == null) {
            checkStorageClass(claim, objects);
        } else {
            checkChanged(new ApiObject(live), claim, objects);
        }
    }

    private static void checkStorageClass(ApiObject claim, ClusterObjects objects) throws RefusedException {
        Optional<String> name = claim.spec().text("storageClassName");
        if (name.filter(RESERVED::contains).isPresent()) {
            throw Webhook.HARVESTER.invalid(
                    "volume-reserved-storage-class",
                    "spec.storageClassName",
                    "storage class " + name.get() + " is reserved and can't be used");
        }
        if (name.isPresent() && HarvesterKind.STORAGE_CLASS.isMissing(objects, "", name.get())) {
            throw Webhook.HARVESTER.internal(
                    "volume-storage-class-missing",
                    "spec.storageClassName",
                    "storageclasses.storage.k8s.io \"" + name.get() + "\" not found");
        }
    }

    private static void checkChanged(ApiObject live, ApiObject claim, ClusterObjects objects) throws RefusedException {
        if (!live.annotation(Keys.GOLDEN_IMAGE).equals(claim.annotation(Keys.GOLDEN_IMAGE))) {
            throw Webhook.HARVESTER.invalid(
                    "volume-golden-image",
                    "metadata.annotations[\"harvesterhci.io/goldenImage\"]",
                    "annotation " + Keys.GOLDEN_IMAGE + " is immutable");
        }
        int growth = VolumeClaims.size(claim).compareTo(VolumeClaims.size(live));
        if (growth < 0) {
            throw Webhook.HARVESTER.invalid(
                    "volume-shrink",
                    "spec.resources.requests.storage",
                    "spec.resources.requests.storage can not be less than previous value " + VolumeClaims.size(live));
        }
        if (growth > 0) {
            Expansion.check(claim, objects);
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject claim = new ApiObject(live);
        boolean isGolden = claim.isAnnotated(Keys.GOLDEN_IMAGE, "true")
                && HarvesterKind.IMAGE
                        .find(objects, claim.namespace(), claim.name())
                        .filter(image -> !image.isBeingDeleted())
                        .isPresent();
        if (isGolden) {
            throw Webhook.HARVESTER.invalid("volume-golden-image", "", "can not delete golden image PVC");
        }
        checkExported(claim, objects);
        for (Machine machine : Expansion.users(claim, objects)) {
            if (!machine.object().isBeingDeleted()) {
                throw Webhook.HARVESTER.conflict(
                        "volume-in-use",
                        "",
                        "can not delete the volume " + claim.name() + " which is currently attached to VM "
                                + machine.object().qualifiedName());
            }
        }
    }

    private static void checkExported(ApiObject claim, ClusterObjects objects) throws RefusedException {
        for (ApiObject image : HarvesterKind.IMAGE.all(objects)) {
            Mapping spec = image.spec();
            if (!Images.isImported(image)
                    && spec.text("sourceType")
                            .filter("export-from-volume"::equals)
                            .isPresent()
                    && spec.text("pvcName").filter(claim.name()::equals).isPresent()
                    && spec.text("pvcNamespace")
                            .filter(claim.namespace()::equals)
                            .isPresent()) {
                throw Webhook.HARVESTER.invalid(
                        "volume-export-in-use",
                        "",
                        "can not delete the volume " + claim.name() + " which is exporting to image "
                                + image.qualifiedName());
            }
        }
    }
}
