package io.githops.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.Empty;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Imports data again and again. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = DataImportCron.Builder.class)
public interface DataImportCron extends WithDataImportCron {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<DataImportCron> KIND =
            Kinds.harvester().kind("cdi.kubevirt.io/v1beta1", "DataImportCron", DataImportCron.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDataImportCron.Builder {
        Builder() {}
    }

    /** What is imported, and when. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableDataImportCron.WithSpec {
        /** The volumes that are made. */
        Template template();

        /** In the form of cron. */
        String schedule();

        /** The {@link DataSource} that always names the newest import. */
        String managedDataSource();

        /** By default {@link GarbageCollect#OUTDATED}. */
        Optional<GarbageCollect> garbageCollect();

        /** By default 3. */
        Optional<Integer> importsToKeep();

        /** By default {@link RetentionPolicy#RETAIN_ALL}. */
        Optional<RetentionPolicy> retentionPolicy();

        Optional<String> serviceAccountName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataImportCron.Spec.Builder {
            Builder() {}
        }
    }

    /** A volume that is made. */
    @Value.Immutable
    @JsonDeserialize(builder = Template.Builder.class)
    interface Template extends ImmutableDataImportCron.WithTemplate {
        Optional<String> apiVersion();

        Optional<String> kind();

        /** Nothing in it is kept. */
        Optional<Empty> metadata();

        DataVolume.Spec spec();

        /** Means nothing here. */
        Optional<DataVolume.Status> status();

        /** Volumes that are filled from somewhere. */
        static Template of(DataVolumeSource source, DataVolume.StorageSpec storage) {
            return builder()
                    .spec(DataVolume.Spec.builder()
                            .source(source)
                            .storage(storage)
                            .build())
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataImportCron.Template.Builder {
            Builder() {}
        }
    }

    /** What was imported. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableDataImportCron.WithStatus {
        List<Condition> conditions();

        Optional<Timestamp> lastImportTimestamp();

        Optional<Timestamp> lastExecutionTimestamp();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataImportCron.Status.Builder {
            Builder() {}
        }
    }

    /** Whether old imports are deleted. */
    record GarbageCollect(String value) implements OpenEnum {
        public static final GarbageCollect NEVER = new GarbageCollect("Never");
        public static final GarbageCollect OUTDATED = new GarbageCollect("Outdated");
    }

    /** Whether imports are deleted with this object. */
    record RetentionPolicy(String value) implements OpenEnum {
        public static final RetentionPolicy RETAIN_ALL = new RetentionPolicy("All");
        public static final RetentionPolicy NONE = new RetentionPolicy("None");
    }
}
