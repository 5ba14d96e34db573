package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A room for objects, with the project and quotas of Harvester in its annotations. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Namespace.Builder.class)
public interface Namespace extends WithNamespace {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Namespace> KIND = Kinds.harvester().kind("v1", "Namespace", Namespace.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /** A namespace outside of all projects. */
    static Namespace of(String name) {
        return builder().metadata(ObjectMeta.of(name)).build();
    }

    /** What people read about the namespace. */
    default Optional<String> description() {
        return metadata().description();
    }

    /** This namespace with another description. */
    default Namespace withDescription(String description) {
        return editMetadata(metadata -> metadata.withDescription(description));
    }

    /** The project that the namespace belongs to, as {@code cluster:project}; empty outside of all projects. */
    default Optional<String> project() {
        return metadata().annotation("field.cattle.io/projectId");
    }

    /** This namespace in a project. */
    default Namespace withProject(String project) {
        return editMetadata(metadata -> metadata.withAnnotation("field.cattle.io/projectId", project));
    }

    /** How strictly pods of the namespace are checked; by default {@link PodSecurity#PRIVILEGED}. */
    default Optional<PodSecurity> podSecurity() {
        return metadata().label("pod-security.kubernetes.io/enforce").map(PodSecurity::new);
    }

    /** This namespace with pods checked; Harvester refuses it where {@link #isPodSecurityManaged}. */
    default Namespace withPodSecurity(PodSecurity level) {
        return editMetadata(metadata -> metadata.withLabel("pod-security.kubernetes.io/enforce", level.value()));
    }

    /** Whether Harvester itself says how pods are checked, from its setting of the cluster's pod security. */
    default boolean isPodSecurityManaged() {
        return metadata()
                .label("pss.harvesterhci.io/managed")
                .filter("true"::equals)
                .isPresent();
    }

    /**
     * How much all objects of the namespace may ask for together.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default Optional<NamespaceQuota> quota() {
        return NamespaceAnnotation.QUOTA.read(this);
    }

    /**
     * This namespace with other limits. Fields of the annotation that {@link NamespaceQuota} does not know stay.
     *
     * @throws ManifestException when the present annotation is not JSON
     */
    default Namespace withQuota(NamespaceQuota quota) {
        return NamespaceAnnotation.QUOTA.write(this, quota);
    }

    /**
     * What each container gets that does not say otherwise.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default Optional<ContainerDefaults> containerDefaults() {
        return NamespaceAnnotation.CONTAINER_DEFAULTS.read(this);
    }

    /**
     * This namespace with other defaults. Fields of the annotation that {@link ContainerDefaults} does not know stay.
     *
     * @throws ManifestException when the present annotation is not JSON
     */
    default Namespace withContainerDefaults(ContainerDefaults defaults) {
        return NamespaceAnnotation.CONTAINER_DEFAULTS.write(this, defaults);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNamespace.Builder {
        Builder() {}
    }

    /** What holds the namespace. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableNamespace.WithSpec {
        /** Written by the server: what must be done before the namespace can go. */
        List<String> finalizers();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNamespace.Spec.Builder {
            Builder() {}
        }
    }

    /** Whether the namespace is being deleted. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableNamespace.WithStatus {
        Optional<Phase> phase();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNamespace.Status.Builder {
            Builder() {}
        }
    }

    /** The life of a namespace. */
    record Phase(String value) implements OpenEnum {
        public static final Phase ACTIVE = new Phase("Active");
        public static final Phase TERMINATING = new Phase("Terminating");
    }

    /** How strictly pods are checked. */
    record PodSecurity(String value) implements OpenEnum {
        /** Not at all. */
        public static final PodSecurity PRIVILEGED = new PodSecurity("privileged");
        /** They get no power over the node. */
        public static final PodSecurity BASELINE = new PodSecurity("baseline");

        public static final PodSecurity RESTRICTED = new PodSecurity("restricted");
    }
}
