package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/** A virtual machine. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VirtualMachine.Builder.class)
public interface VirtualMachine extends WithVirtualMachine, AnnotatedMachine, LabelledMachine, AnnotatedInstance {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VirtualMachine> KIND =
            Kinds.harvester().kind("kubevirt.io/v1", "VirtualMachine", VirtualMachine.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** What {@code spec.template.spec} says of a started machine. */
    default MachineSpec instance() {
        return spec().template().spec();
    }

    /** This machine with {@code spec.template.spec} edited. */
    default VirtualMachine editInstance(UnaryOperator<MachineSpec> edit) {
        return editSpec(spec -> spec.editTemplate(template -> template.editSpec(edit)));
    }

    /** What {@code spec.template.metadata} says of a started machine; without content when it is absent. */
    default TemplateMeta instanceMetadata() {
        return spec().template()
                .metadata()
                .orElseGet(() -> TemplateMeta.builder().build());
    }

    /** This machine with {@code spec.template.metadata} edited. */
    default VirtualMachine editInstanceMetadata(UnaryOperator<TemplateMeta> edit) {
        TemplateMeta edited = edit.apply(instanceMetadata());
        return editSpec(spec -> spec.editTemplate(template -> template.withMetadata(edited)));
    }

    /**
     * What a machine that boots from an image needs.
     *
     * @param image {@code namespace/name} of the image, or a name in the machine's namespace
     */
    static MachineFromImage fromImage(String namespace, String name, String image) {
        return new MachineFromImage(namespace, name, image);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVirtualMachine.Builder {
        Builder() {}
    }

    /** When the machine runs, and what it is. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVirtualMachine.WithSpec {
        /** Exactly one of this and {@link #running()} is set. */
        Optional<RunStrategy> runStrategy();

        /** Deprecated by KubeVirt; true is {@link RunStrategy#ALWAYS}, false {@link RunStrategy#HALTED}. */
        Optional<Boolean> running();

        Template template();

        /** The size of the machine, instead of its own. */
        Optional<Matcher> instancetype();

        /** What the machine has wherever it does not say otherwise. */
        Optional<Matcher> preference();

        /** Volumes that KubeVirt makes for the machine; Harvester has {@link #volumeClaimTemplates()} instead. */
        List<DataVolumeTemplate> dataVolumeTemplates();

        /** By default {@link UpdateVolumesStrategy#REPLACEMENT}. */
        Optional<UpdateVolumesStrategy> updateVolumesStrategy();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachine.Spec.Builder {
            Builder() {}
        }
    }

    /** What a start of the machine is made from. */
    @Value.Immutable
    @JsonDeserialize(builder = Template.Builder.class)
    interface Template extends ImmutableVirtualMachine.WithTemplate {
        Optional<TemplateMeta> metadata();

        /** Required by KubeVirt, though not by the schema. */
        MachineSpec spec();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachine.Template.Builder {
            Builder() {}
        }
    }

    /** Labels and annotations that running instances get. */
    @Value.Immutable
    @JsonDeserialize(builder = TemplateMeta.Builder.class)
    interface TemplateMeta extends ImmutableVirtualMachine.WithTemplateMeta {
        Map<String, String> labels();

        @Value.Redacted
        Map<String, String> annotations();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachine.TemplateMeta.Builder {
            Builder() {}
        }
    }

    /** How the machine is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVirtualMachine.WithStatus {
        Optional<PrintableStatus> printableStatus();

        Optional<Boolean> created();

        Optional<Boolean> ready();

        /** The generation of the spec that the running instance has. */
        Optional<Long> observedGeneration();

        Optional<Long> desiredGeneration();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVirtualMachine.Status.Builder {
            Builder() {}
        }
    }

    /** What happens to the data when a running machine gets other volumes. */
    record UpdateVolumesStrategy(String value) implements OpenEnum {
        /** At the next start the machine has the other volumes, whatever is in them. */
        public static final UpdateVolumesStrategy REPLACEMENT = new UpdateVolumesStrategy("Replacement");
        /** The data is moved while the machine runs. */
        public static final UpdateVolumesStrategy MIGRATION = new UpdateVolumesStrategy("Migration");
    }
}
