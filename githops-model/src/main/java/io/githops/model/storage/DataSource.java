package io.githops.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.NamespacedReference;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A name for data that volumes start with. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = DataSource.Builder.class)
public interface DataSource extends WithDataSource {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<DataSource> KIND = Kinds.harvester().kind("cdi.kubevirt.io/v1beta1", "DataSource", DataSource.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDataSource.Builder {
        Builder() {}
    }

    /** Where the data is. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableDataSource.WithSpec {
        Source source();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataSource.Spec.Builder {
            Builder() {}
        }
    }

    /** Exactly one of the three. */
    @Value.Immutable
    @JsonDeserialize(builder = Source.Builder.class)
    interface Source extends ImmutableDataSource.WithSource {
        /** A volume. */
        Optional<NamespacedReference> pvc();

        Optional<NamespacedReference> snapshot();

        /** Another name. */
        Optional<NamespacedReference> dataSource();

        /** The data of a volume. */
        static Source volume(String namespace, String name) {
            return builder().pvc(NamespacedReference.of(namespace, name)).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataSource.Source.Builder {
            Builder() {}
        }
    }

    /** Whether the data is there. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableDataSource.WithStatus {
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataSource.Status.Builder {
            Builder() {}
        }
    }
}
