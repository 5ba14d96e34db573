package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Makes a file of an image that CDI stores, for a download. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineImageDownloader.Builder.class)
public interface VirtualMachineImageDownloader extends WithVirtualMachineImageDownloader {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineImageDownloader> KIND = Kinds.harvester()
            .kind("harvesterhci.io/v1beta1", "VirtualMachineImageDownloader", VirtualMachineImageDownloader.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineImageDownloader.Builder {
        Builder() {}
    }

    /** Which image, and how the file is compressed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachineImageDownloader.WithSpec {
        /** A {@link VirtualMachineImage} of the namespace. */
        String imageName();

        /** By default {@link CompressType#QCOW2}. */
        Optional<CompressType> compressType();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImageDownloader.Spec.Builder {
            Builder() {}
        }
    }

    /** How far the file is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachineImageDownloader.WithStatus {
        /** By default {@link State#PROGRESSING}. */
        Optional<State> status();

        Optional<String> downloadUrl();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineImageDownloader.Status.Builder {
            Builder() {}
        }
    }

    /** How the file is compressed. */
    record CompressType(String value) implements OpenEnum {
        public static final CompressType QCOW2 = new CompressType("qcow2");
    }

    /** How far the file is. */
    record State(String value) implements OpenEnum {
        public static final State PROGRESSING = new State("Progressing");
        public static final State READY = new State("Ready");
    }
}
