package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/** A template of machines; what is in it is said by its versions. Deleting it deletes them. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineTemplate.Builder.class)
public interface VirtualMachineTemplate extends WithVirtualMachineTemplate {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineTemplate> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "VirtualMachineTemplate", VirtualMachineTemplate.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /** A template whose default version is the first that is made. */
    static VirtualMachineTemplate of(String namespace, String name, String description) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder().description(description).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineTemplate.Builder {
        Builder() {}
    }

    /** What the template is for. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachineTemplate.WithSpec {
        Optional<String> description();

        /** A {@link VirtualMachineTemplateVersion}, as {@code namespace/name}; the server sets the first. */
        Optional<String> defaultVersionId();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineTemplate.Spec.Builder {
            Builder() {}
        }
    }

    /** The versions by number. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachineTemplate.WithStatus {
        Optional<Integer> defaultVersion();

        Optional<Integer> latestVersion();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineTemplate.Status.Builder {
            Builder() {}
        }
    }
}
