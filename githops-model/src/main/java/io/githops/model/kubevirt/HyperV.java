package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What makes Windows run well: the interfaces of Hyper-V. Some need others, which KubeVirt then switches on. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = HyperV.Builder.class)
public interface HyperV extends WithHyperV {
    /** The guest does not take a late timer for a fault. */
    Optional<Toggle> relaxed();

    /** An interrupt controller that leaves the guest less often. */
    Optional<Toggle> vapic();

    Optional<Spinlocks> spinlocks();

    /** The guest learns the numbers of its virtual processors. */
    Optional<Toggle> vpindex();

    /** The guest learns how long it has run. */
    Optional<Toggle> runtime();

    /** The synthetic interrupt controller; needs {@link #vpindex}. */
    Optional<Toggle> synic();

    /** Needs {@link #synic}. */
    Optional<SyntheticTimer> synictimer();

    /** The guest reboots through the hypervisor. */
    Optional<Toggle> reset();

    Optional<VendorId> vendorid();

    /** The guest learns the frequencies of its clocks. */
    Optional<Toggle> frequencies();

    /** The guest is told when a migration changed the frequency of its clock. */
    Optional<Toggle> reenlightenment();

    /** Needs {@link #vpindex}. */
    Optional<TlbFlush> tlbflush();

    /** Interrupts to many virtual processors at once; needs {@link #vpindex}. */
    Optional<Toggle> ipi();

    /** Makes Hyper-V inside the guest faster, on processors of Intel; needs {@link #vapic}. */
    Optional<Toggle> evmcs();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableHyperV.Builder {
        Builder() {}
    }

    /** Waiting for locks. */
    @Value.Immutable
    @JsonDeserialize(builder = Spinlocks.Builder.class)
    interface Spinlocks extends ImmutableHyperV.WithSpinlocks {
        Optional<Boolean> enabled();

        /** How often the guest tries before it tells the hypervisor; by default 4096. */
        Optional<Integer> spinlocks();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHyperV.Spinlocks.Builder {
            Builder() {}
        }
    }

    /** The timers of the synthetic interrupt controller. */
    @Value.Immutable
    @JsonDeserialize(builder = SyntheticTimer.Builder.class)
    interface SyntheticTimer extends ImmutableHyperV.WithSyntheticTimer {
        Optional<Boolean> enabled();

        Optional<Toggle> direct();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHyperV.SyntheticTimer.Builder {
            Builder() {}
        }
    }

    /** The name that the guest finds for its hypervisor. */
    @Value.Immutable
    @JsonDeserialize(builder = VendorId.Builder.class)
    interface VendorId extends ImmutableHyperV.WithVendorId {
        Optional<Boolean> enabled();

        /** At most 12 characters. */
        Optional<String> vendorid();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHyperV.VendorId.Builder {
            Builder() {}
        }
    }

    /** Forgetting translations of memory addresses. */
    @Value.Immutable
    @JsonDeserialize(builder = TlbFlush.Builder.class)
    interface TlbFlush extends ImmutableHyperV.WithTlbFlush {
        Optional<Boolean> enabled();

        Optional<Toggle> direct();

        Optional<Toggle> extended();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHyperV.TlbFlush.Builder {
            Builder() {}
        }
    }
}
