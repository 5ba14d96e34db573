package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubevirt.VirtualMachine;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/** One version of a template; it cannot be changed. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachineTemplateVersion.Builder.class)
public interface VirtualMachineTemplateVersion extends WithVirtualMachineTemplateVersion {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachineTemplateVersion> KIND = Kinds.harvester()
            .kind("harvesterhci.io/v1beta1", "VirtualMachineTemplateVersion", VirtualMachineTemplateVersion.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /**
     * A version made of a machine, which does not have to exist.
     *
     * @param template the name of a template of the namespace
     */
    static VirtualMachineTemplateVersion of(String namespace, String name, String template, VirtualMachine machine) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder()
                        .templateId(namespace + "/" + template)
                        .vm(MachineBlueprint.of(machine))
                        .build())
                .build();
    }

    /**
     * The machine that the version describes, with the annotations and labels it gives, under the version's own name; empty
     * when it describes none.
     */
    default Optional<VirtualMachine> machine() {
        return spec().vm()
                .flatMap(vm ->
                        vm.machine(metadata().namespace().orElse(""), metadata().name()));
    }

    /** This version with the machine that it describes edited; the same when it describes none. */
    default VirtualMachineTemplateVersion editMachine(UnaryOperator<VirtualMachine> edit) {
        return machine()
                .map(edit)
                .map(machine -> editSpec(spec -> spec.editVm(vm -> vm.withMachine(machine))))
                .orElse(this);
    }

    /** The Secret of the namespace with the user data that machines get by default. */
    default Optional<String> defaultUserDataSecret() {
        return Annotation.DEFAULT_USERDATA_SECRET.of(metadata());
    }

    /** This version with another Secret with user data. */
    default VirtualMachineTemplateVersion withDefaultUserDataSecret(String secret) {
        return withMetadata(Annotation.DEFAULT_USERDATA_SECRET.setTo(metadata(), secret));
    }

    /** The name of the template; written by the server. */
    default Optional<String> template() {
        return Label.TEMPLATE_ID.of(metadata());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachineTemplateVersion.Builder {
        Builder() {}
    }

    /** The machine, and what a user is offered with it. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachineTemplateVersion.WithSpec {
        /** The template, as {@code namespace/name}. */
        String templateId();

        Optional<String> description();

        /** The image that is offered, as {@code namespace/name}. */
        Optional<String> imageId();

        /** Each as {@code namespace/name}. */
        List<String> keyPairIds();

        Optional<MachineBlueprint> vm();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineTemplateVersion.Spec.Builder {
            Builder() {}
        }
    }

    /** The number of the version. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachineTemplateVersion.WithStatus {
        Optional<Integer> version();

        /** {@code assigned} and {@code ready}. */
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachineTemplateVersion.Status.Builder {
            Builder() {}
        }
    }
}
