package io.githops.model.node;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/** How one node, whose name it has, gives out memory in large pages. Harvester makes the object. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Hugepage.Builder.class)
public interface Hugepage extends WithHugepage {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Hugepage> KIND = Kinds.harvester().kind("node.harvesterhci.io/v1beta1", "Hugepage", Hugepage.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableHugepage.Builder {
        Builder() {}
    }

    /** What the node is told. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableHugepage.WithSpec {
        Optional<Transparent> transparent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHugepage.Spec.Builder {
            Builder() {}
        }
    }

    /** Large pages that programs get without asking. */
    @Value.Immutable
    @JsonDeserialize(builder = Transparent.Builder.class)
    interface Transparent extends ImmutableHugepage.WithTransparent {
        /** By default {@link Use#ALWAYS}. */
        Optional<Use> enabled();

        /** By default {@link SharedMemoryUse#NEVER}. */
        Optional<SharedMemoryUse> shmemEnabled();

        /** By default {@link Defragmentation#DEFER}. */
        Optional<Defragmentation> defrag();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHugepage.Transparent.Builder {
            Builder() {}
        }
    }

    /** What the node does. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableHugepage.WithStatus {
        Optional<Transparent> transparent();

        Optional<Meminfo> meminfo();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHugepage.Status.Builder {
            Builder() {}
        }
    }

    /** What the node's kernel reports. */
    @Value.Immutable
    @JsonDeserialize(builder = Meminfo.Builder.class)
    interface Meminfo extends ImmutableHugepage.WithMeminfo {
        Optional<Long> anonHugePages();

        Optional<Long> shmemHugePages();

        Optional<Long> hugePagesTotal();

        Optional<Long> hugePagesFree();

        Optional<Long> hugePagesRsvd();

        Optional<Long> hugePagesSurp();

        Optional<Long> hugepageSize();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHugepage.Meminfo.Builder {
            Builder() {}
        }
    }

    /** Which memory gets large pages. */
    record Use(String value) implements OpenEnum {
        public static final Use ALWAYS = new Use("always");
        public static final Use MADVISE = new Use("madvise");
        public static final Use NEVER = new Use("never");
    }

    /** Which shared memory gets large pages. */
    record SharedMemoryUse(String value) implements OpenEnum {
        public static final SharedMemoryUse ALWAYS = new SharedMemoryUse("always");
        public static final SharedMemoryUse WITHIN_SIZE = new SharedMemoryUse("within_size");
        public static final SharedMemoryUse ADVISE = new SharedMemoryUse("advise");
        public static final SharedMemoryUse NEVER = new SharedMemoryUse("never");
        public static final SharedMemoryUse DENY = new SharedMemoryUse("deny");
        public static final SharedMemoryUse FORCE = new SharedMemoryUse("force");
    }

    /** When the kernel moves memory together to make room for a large page. */
    record Defragmentation(String value) implements OpenEnum {
        public static final Defragmentation ALWAYS = new Defragmentation("always");
        public static final Defragmentation DEFER = new Defragmentation("defer");
        public static final Defragmentation DEFER_AND_MADVISE = new Defragmentation("defer+madvise");
        public static final Defragmentation MADVISE = new Defragmentation("madvise");
        public static final Defragmentation NEVER = new Defragmentation("never");
    }
}
