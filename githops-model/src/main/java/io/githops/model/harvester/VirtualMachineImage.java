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

/** An image that volumes of machines are made from. */
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

        /** Of the image for {@link SourceType#DOWNLOAD}, of the backup for {@link SourceType#RESTORE}. */
        Optional<String> url();

        /** SHA-512 in hexadecimal. */
        Optional<String> checksum();

        /** The volume, for {@link SourceType#EXPORT_FROM_VOLUME}. */
        Optional<String> pvcName();

        Optional<String> pvcNamespace();

        Optional<String> description();

        /** How often a failed import is tried again, 0 to 10; by default 3. */
        Optional<Integer> retry();

        Map<String, String> storageClassParameters();

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
        /** The storage class that volumes of this image must use. */
        Optional<String> storageClassName();

        /** Per cent. */
        Optional<Integer> progress();

        /** Bytes. */
        Optional<Long> size();

        /** Bytes. */
        Optional<Long> virtualSize();

        /** How many imports failed. */
        Optional<Integer> failed();

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
