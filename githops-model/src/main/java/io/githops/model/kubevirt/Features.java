package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What the hypervisor offers the guest. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Features.Builder.class)
public interface Features extends WithFeatures {
    Optional<Toggle> acpi();

    Optional<Apic> apic();

    /** Needed by secure boot. */
    Optional<Toggle> smm();

    /** Lets locks of the guest wait in the hypervisor; to be switched off for old kernels. */
    Optional<Toggle> pvspinlock();

    Optional<Kvm> kvm();

    /** All that Hyper-V has and the node can do; excludes {@link #hyperv}. */
    Optional<Toggle> hypervPassthrough();

    Optional<HyperV> hyperv();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableFeatures.Builder {
        Builder() {}
    }

    /** The interrupt controller. */
    @Value.Immutable
    @JsonDeserialize(builder = Apic.Builder.class)
    interface Apic extends ImmutableFeatures.WithApic {
        /** By default true. */
        Optional<Boolean> enabled();

        /** Whether the guest announces the end of an interrupt; by default false. */
        Optional<Boolean> endOfInterrupt();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableFeatures.Apic.Builder {
            Builder() {}
        }
    }

    /** The hypervisor itself. */
    @Value.Immutable
    @JsonDeserialize(builder = Kvm.Builder.class)
    interface Kvm extends ImmutableFeatures.WithKvm {
        /** Whether the guest cannot see that it is virtual. */
        Optional<Boolean> hidden();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableFeatures.Kvm.Builder {
            Builder() {}
        }
    }
}
