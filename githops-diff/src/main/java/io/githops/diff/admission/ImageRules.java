package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Harvester checks of images. */
final class ImageRules {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final List<String> IMMUTABLE =
            List.of("displayName", "sourceType", "url", "pvcName", "pvcNamespace", "targetStorageClassName");
    private static final List<String> IMMUTABLE_IN_LONGHORN = List.of("storageClassParameters", "securityParameters");

    private ImageRules() {}

    static void checkNew(ApiObject image, ClusterObjects objects) throws RefusedException {
        checkDisplayName(image, objects);
        checkStorageClass(image, objects);
        checkSource(image, objects);
    }

    private static void checkDisplayName(ApiObject image, ClusterObjects objects) throws RefusedException {
        String displayName = image.spec().text("displayName").orElse("");
        if (!LABEL.matcher(displayName).matches()) {
            throw Webhook.HARVESTER.invalid(
                    "image-display-name",
                    "spec.displayName",
                    "displayName \"" + displayName + "\" must be a valid label value");
        }
        boolean taken = HarvesterKind.IMAGE.in(objects, image.namespace()).stream()
                .anyMatch(other -> !other.name().equals(image.name())
                        && other.spec().text("displayName").orElse("").equals(displayName));
        if (taken) {
            throw Webhook.HARVESTER.conflict(
                    "image-display-name-taken", "spec.displayName", "A resource with the same name exists");
        }
    }

    private static void checkStorageClass(ApiObject image, ClusterObjects objects) throws RefusedException {
        Optional<String> annotated = image.annotation(Keys.IMAGE_STORAGE_CLASS);
        Optional<String> target = image.spec().text("targetStorageClassName");
        if (annotated.isEmpty() && !HarvesterKind.STORAGE_CLASS.isComplete(objects)) {
            return;
        }
        if (annotated.isEmpty()) {
            throw Webhook.HARVESTER.internal("image-no-default-storage-class", "", "no default storage class is set");
        }
        if (!annotated.equals(target)) {
            throw Webhook.HARVESTER.invalid(
                    "image-storage-class-differs",
                    "spec.targetStorageClassName",
                    "annotation " + Keys.IMAGE_STORAGE_CLASS + " " + annotated.get()
                            + " differs from spec.targetStorageClassName " + target.orElse(""));
        }
        if (HarvesterKind.STORAGE_CLASS.isMissing(objects, "", annotated.get())) {
            throw Webhook.HARVESTER.internal(
                    "image-storage-class-missing",
                    "metadata.annotations[\"harvesterhci.io/storageClassName\"]",
                    "storageclasses.storage.k8s.io \"" + annotated.get() + "\" not found");
        }
    }

    private static void checkSource(ApiObject image, ClusterObjects objects) throws RefusedException {
        Mapping spec = image.spec();
        String source = spec.text("sourceType").orElse("");
        boolean needsUrl = source.equals("download") || source.equals("restore");
        String url = spec.text("url").orElse("");
        if (needsUrl && !isUrl(url)) {
            throw Webhook.HARVESTER.invalid(
                    "image-url",
                    "spec.url",
                    url.isEmpty() ? "url is required when sourceType is " + source : "url is not valid");
        }
        if (!needsUrl && !url.isEmpty()) {
            throw Webhook.HARVESTER.invalid(
                    "image-url", "spec.url", "url should be empty when sourceType is " + source);
        }
        if (source.equals("export-from-volume")) {
            checkExportedVolume(spec, objects);
        }
        if (source.equals("clone")) {
            checkClonedImage(spec.mapping("securityParameters"), objects);
        }
    }

    private static boolean isUrl(String url) {
        return URL.matcher(url).matches();
    }

    private static void checkExportedVolume(Mapping spec, ClusterObjects objects) throws RefusedException {
        String namespace = spec.text("pvcNamespace").orElse("");
        String name = spec.text("pvcName").orElse("");
        if (namespace.isEmpty() || name.isEmpty()) {
            throw Webhook.HARVESTER.invalid(
                    "image-export-source",
                    "spec.pvcName",
                    "pvcName and pvcNamespace are required when image source type is export-from-volume");
        }
        if (HarvesterKind.VOLUME_CLAIM.isMissing(objects, namespace, name)) {
            throw Webhook.HARVESTER.invalid(
                    "image-export-source", "spec.pvcName", "failed to get PVC " + namespace + "/" + name);
        }
    }

    private static void checkClonedImage(Mapping security, ClusterObjects objects) throws RefusedException {
        Optional<ApiObject> source = HarvesterKind.IMAGE.find(
                objects,
                security.text("sourceImageNamespace").orElse(""),
                security.text("sourceImageName").orElse(""));
        boolean isUnknown =
                source.isPresent() ? !objects.isLive(source.get().id()) : !HarvesterKind.IMAGE.isComplete(objects);
        if (!isUnknown && source.filter(Images::isImported).isEmpty()) {
            throw Webhook.HARVESTER.invalid(
                    "image-clone-source",
                    "spec.securityParameters",
                    "the source image to clone does not exist or is not imported");
        }
    }

    static void checkChanged(ApiObject live, ApiObject image) throws RefusedException {
        for (String field : IMMUTABLE) {
            checkSame(field, live, image);
        }
        if (!Images.isCdi(live)) {
            for (String field : IMMUTABLE_IN_LONGHORN) {
                checkSame(field, live, image);
            }
        }
        if (!live.annotation(Keys.IMAGE_STORAGE_CLASS).equals(image.annotation(Keys.IMAGE_STORAGE_CLASS))) {
            throw Webhook.HARVESTER.invalid(
                    "image-fixed-storage-class",
                    "metadata.annotations[\"harvesterhci.io/storageClassName\"]",
                    "annotation " + Keys.IMAGE_STORAGE_CLASS + " cannot be modified");
        }
    }

    private static void checkSame(String field, ApiObject live, ApiObject image) throws RefusedException {
        boolean isOpen = field.equals("targetStorageClassName") && !live.spec().has(field);
        if (!isOpen && !Objects.equals(live.spec().get(field), image.spec().get(field))) {
            throw Webhook.HARVESTER.invalid("image-fixed-field", "spec." + field, field + " cannot be modified");
        }
    }

    static void checkUnused(ApiObject image, ClusterObjects objects) throws RefusedException {
        Optional<String> storageClass = image.status().text("storageClassName").filter(name -> !name.isEmpty());
        if (Images.isCdi(image) || storageClass.isEmpty()) {
            return;
        }
        for (Mapping owner : image.metadata().sequence("ownerReferences").mappings()) {
            if (owner.text("kind").orElse("").equals("VirtualMachineTemplateVersion")
                    && HarvesterKind.TEMPLATE_VERSION.exists(
                            objects, image.namespace(), owner.text("name").orElse(""))) {
                throw Webhook.HARVESTER.invalid(
                        "image-in-use",
                        "",
                        "Cannot delete image " + image.qualifiedName() + ": being used by VM template version "
                                + owner.text("name").orElse(""));
            }
        }
        for (ApiObject claim : HarvesterKind.VOLUME_CLAIM.all(objects)) {
            if (claim.spec().text("storageClassName").equals(storageClass)) {
                throw Webhook.HARVESTER.invalid(
                        "image-in-use",
                        "",
                        "Cannot delete image " + image.qualifiedName() + ": being used by volume "
                                + claim.qualifiedName());
            }
        }
    }
}
