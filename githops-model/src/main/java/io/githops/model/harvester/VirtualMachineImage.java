package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;

/** An image that volumes of machines are made from. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineImage.Builder.class)
public interface VirtualMachineImage extends WithVirtualMachineImage {
    /** The kind, as {@link io.githops.model.Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineImage> KIND =
            BundledKind.viewed("harvesterhci.io/v1beta1", "VirtualMachineImage", VirtualMachineImage.class);

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
    record SourceType(String value) {
        public static final SourceType DOWNLOAD = of("download");
        public static final SourceType UPLOAD = of("upload");
        public static final SourceType EXPORT_FROM_VOLUME = of("export-from-volume");
        public static final SourceType CLONE = of("clone");
        public static final SourceType RESTORE = of("restore");

        public SourceType {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static SourceType of(String value) {
            return new SourceType(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }

    /** What stores an image. */
    record Backend(String value) {
        public static final Backend BACKINGIMAGE = of("backingimage");
        public static final Backend CDI = of("cdi");

        public Backend {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Backend of(String value) {
            return new Backend(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }

    /** What a clone does to the data. */
    record CryptoOperation(String value) {
        public static final CryptoOperation ENCRYPT = of("encrypt");
        public static final CryptoOperation DECRYPT = of("decrypt");

        public CryptoOperation {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static CryptoOperation of(String value) {
            return new CryptoOperation(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }
}
