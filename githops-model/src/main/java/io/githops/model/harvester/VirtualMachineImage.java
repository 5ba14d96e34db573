package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An image that volumes of machines are made from. Only its description, checksum and retries can be changed. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineImage.Builder.class)
public interface VirtualMachineImage extends WithVirtualMachineImage {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineImage> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "VirtualMachineImage", VirtualMachineImage.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** An image that Harvester downloads; shown under its name. */
    static VirtualMachineImage download(String namespace, String name, String url) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .displayName(name)
                        .sourceType(SourceType.DOWNLOAD)
                        .url(url)
                        .build())
                .build();
    }

    /** An image made from a volume claim of the namespace; shown under its name. */
    static VirtualMachineImage fromVolume(String namespace, String name, String claim) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .displayName(name)
                        .sourceType(SourceType.EXPORT_FROM_VOLUME)
                        .pvcNamespace(namespace)
                        .pvcName(claim)
                        .build())
                .build();
    }

    /** An encrypted copy of an image; the storage class must be one with encryption. */
    static VirtualMachineImage encrypted(
            String namespace, String name, String sourceNamespace, String source, String storageClass) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .displayName(name)
                        .sourceType(SourceType.CLONE)
                        .securityParameters(SecurityParameters.builder()
                                .cryptoOperation(CryptoOperation.ENCRYPT)
                                .sourceImageNamespace(sourceNamespace)
                                .sourceImageName(source)
                                .build())
                        .build())
                .build()
                .withStorageClass(storageClass);
    }

    /** The storage class that the image is stored with; the server sets the default class. */
    default Optional<String> storageClass() {
        return Annotation.STORAGE_CLASS_NAME.of(metadata()).or(spec()::targetStorageClassName);
    }

    /** This image with another storage class, in both places that must agree. */
    default VirtualMachineImage withStorageClass(String storageClass) {
        return withMetadata(Annotation.STORAGE_CLASS_NAME.setTo(metadata(), storageClass))
                .editSpec(spec -> spec.withTargetStorageClassName(storageClass));
    }

    /** Whether this is an installation image for an upgrade of the cluster. */
    default boolean isUpgradeImage() {
        return Annotation.OS_UPGRADE_IMAGE.of(metadata()).filter("True"::equals).isPresent();
    }

    /** This image, for an upgrade of the cluster or not. */
    default VirtualMachineImage withUpgradeImage(boolean forUpgrade) {
        return withMetadata(Annotation.OS_UPGRADE_IMAGE.setTo(metadata(), forUpgrade ? "True" : null));
    }

    /** What the guest is, such as {@code linux}, for the web interface. */
    default Optional<String> osType() {
        return Label.OS_TYPE.of(metadata());
    }

    default VirtualMachineImage withOsType(String osType) {
        return withMetadata(Label.OS_TYPE.setTo(metadata(), osType));
    }

    /** What the file is, for the web interface. */
    default Optional<String> imageType() {
        return Label.IMAGE_TYPE.of(metadata());
    }

    default VirtualMachineImage withImageType(String imageType) {
        return withMetadata(Label.IMAGE_TYPE.setTo(metadata(), imageType));
    }

    /** The display name as a label, by which images are found; written by the server. */
    default Optional<String> displayNameLabel() {
        return Label.IMAGE_DISPLAY_NAME.of(metadata());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineImage.Builder {
        Builder() {}
    }

    /** Where the image comes from and how its volumes are stored. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachineImage.WithSpec {
        /** Unique in the namespace. */
        String displayName();

        SourceType sourceType();

        /** By default {@link Backend#BACKINGIMAGE}. */
        Optional<Backend> backend();

        /**
         * Of the image for {@link SourceType#DOWNLOAD}, of the backup for {@link SourceType#RESTORE}; may hold
         * credentials.
         */
        @Value.Redacted
        Optional<String> url();

        /** SHA-512 in hexadecimal. */
        Optional<String> checksum();

        /** The volume, for {@link SourceType#EXPORT_FROM_VOLUME}. */
        Optional<String> pvcName();

        Optional<String> pvcNamespace();

        Optional<String> description();

        /** How often a failed import is tried again, 0 to 10; by default 3. */
        Optional<Integer> retry();

        /** For {@link Backend#BACKINGIMAGE} the server replaces them. */
        Map<String, String> storageClassParameters();

        /** Must agree with an annotation; see {@link VirtualMachineImage#withStorageClass}. */
        Optional<String> targetStorageClassName();

        /** For {@link SourceType#CLONE}. */
        Optional<SecurityParameters> securityParameters();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImage.Spec.Builder {
            Builder() {}
        }
    }

    /** How a clone is encrypted or decrypted. */
    @Value.Immutable
    @JsonDeserialize(builder = SecurityParameters.Builder.class)
    interface SecurityParameters extends ImmutableVirtualMachineImage.WithSecurityParameters {
        CryptoOperation cryptoOperation();

        /** The name of the image, not its display name. */
        String sourceImageName();

        String sourceImageNamespace();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImage.SecurityParameters.Builder {
            Builder() {}
        }
    }

    /** How far the image is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachineImage.WithStatus {
        /** The storage class that volumes of this image must use, for {@link Backend#BACKINGIMAGE}. */
        Optional<String> storageClassName();

        Optional<String> targetStorageClassName();

        /** Per cent. */
        Optional<Integer> progress();

        /** Bytes. */
        Optional<Long> size();

        /** Bytes. */
        Optional<Long> virtualSize();

        @Value.Redacted
        Optional<String> appliedUrl();

        /** How many imports failed. */
        Optional<Integer> failed();

        Optional<String> lastFailedTime();

        Optional<BackupLocation> backupTarget();

        /** {@code Imported} at the end; {@code RetryLimitExceeded} is final. */
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImage.Status.Builder {
            Builder() {}
        }
    }

    /** Where an image comes from. */
    record SourceType(String value) implements OpenEnum {
        public static final SourceType DOWNLOAD = new SourceType("download");
        public static final SourceType UPLOAD = new SourceType("upload");
        public static final SourceType EXPORT_FROM_VOLUME = new SourceType("export-from-volume");
        public static final SourceType CLONE = new SourceType("clone");
        public static final SourceType RESTORE = new SourceType("restore");
    }

    /** What stores an image. */
    record Backend(String value) implements OpenEnum {
        public static final Backend BACKINGIMAGE = new Backend("backingimage");
        public static final Backend CDI = new Backend("cdi");
    }

    /** What a clone does to the data. */
    record CryptoOperation(String value) implements OpenEnum {
        public static final CryptoOperation ENCRYPT = new CryptoOperation("encrypt");
        public static final CryptoOperation DECRYPT = new CryptoOperation("decrypt");
    }
}
