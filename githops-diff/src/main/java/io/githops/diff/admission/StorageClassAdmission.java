package io.githops.diff.admission;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** The webhooks of storage classes. */
final class StorageClassAdmission implements Webhooks {
    private static final String RESERVED = "harvesterhci.io/is-reserved-storageclass";
    private static final String PROFILE = "cdi.harvesterhci.io/storageProfile";
    private static final String LVM = "lvm.driver.harvesterhci.io";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.STORAGE_CLASS.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject storageClass = new ApiObject(object);
        if (isSecondEngine(storageClass)) {
            storageClass = withDefault(storageClass, "CloneStrategy", "csi-clone");
            storageClass = withDefault(storageClass, "VolumeSnapshotClass", "longhorn-snapshot");
        } else if (object.text("provisioner").filter(LVM::equals).isPresent()) {
            storageClass = withDefault(storageClass, "VolumeModeAccessModes", "{\"Block\":[\"ReadWriteOnce\"]}");
            storageClass = withDefault(storageClass, "CloneStrategy", "snapshot");
            storageClass = withDefault(storageClass, "VolumeSnapshotClass", "lvm-snapshot");
        }
        return storageClass.tree();
    }

    private static boolean isSecondEngine(ApiObject storageClass) {
        return StorageClassRules.isLonghorn(storageClass)
                && storageClass
                        .tree()
                        .mapping("parameters")
                        .text("dataEngine")
                        .filter("v2"::equals)
                        .isPresent();
    }

    private static ApiObject withDefault(ApiObject storageClass, String name, String value) {
        return storageClass.annotation(PROFILE + name).isPresent()
                ? storageClass
                : storageClass.withAnnotation(PROFILE + name, value);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject storageClass = new ApiObject(object);
        checkSingleDefault(storageClass, objects);
        if (live != null) {
            return;
        }
        String locality = object.mapping("parameters").text("dataLocality").orElse("disabled");
        if (!locality.equals("disabled") && !locality.equals("best-effort")) {
            throw Webhook.HARVESTER.invalid(
                    "storage-class-data-locality",
                    "parameters.dataLocality",
                    "storage class only supports dataLocality disabled or best-effort");
        }
        if (StorageClassRules.isEncrypted(storageClass)) {
            StorageClassRules.checkEncryption(storageClass, objects);
        }
    }

    private static void checkSingleDefault(ApiObject storageClass, ClusterObjects objects) throws RefusedException {
        if (!StorageClassRules.isDefault(storageClass)) {
            return;
        }
        for (ApiObject other : HarvesterKind.STORAGE_CLASS.all(objects)) {
            if (!other.name().equals(storageClass.name()) && StorageClassRules.isDefault(other)) {
                throw Webhook.HARVESTER.invalid(
                        "storage-class-second-default",
                        "metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]",
                        "default storage class " + other.name()
                                + " already exists, please reset it first before setting a new one");
            }
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject storageClass = new ApiObject(live);
        if (storageClass.isAnnotated(RESERVED, "true")) {
            throw Webhook.HARVESTER.badRequest(
                    "storage-class-reserved",
                    "",
                    "storage class " + storageClass.name() + " is reserved by Harvester and can't be deleted");
        }
        for (ApiObject image : HarvesterKind.IMAGE.all(objects)) {
            if (image.isAnnotated(Keys.IMAGE_STORAGE_CLASS, storageClass.name())) {
                throw Webhook.HARVESTER.badRequest(
                        "storage-class-in-use",
                        "",
                        "storage class " + storageClass.name() + " is used by virtual machine image "
                                + image.qualifiedName());
            }
        }
    }
}
