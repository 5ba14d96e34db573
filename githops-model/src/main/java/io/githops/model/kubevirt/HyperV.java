package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What makes Windows run well: the interfaces of Hyper-V. Some need others, which KubeVirt then switches on. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = HyperV.Builder.class)
public interface HyperV extends WithHyperV {
    Optional<Toggle> relaxed();

    Optional<Toggle> vapic();

    Optional<Spinlocks> spinlocks();

    Optional<Toggle> vpindex();

    Optional<Toggle> runtime();

    Optional<Toggle> synic();

    Optional<SyntheticTimer> synictimer();

    Optional<Toggle> reset();

    Optional<VendorId> vendorid();

    Optional<Toggle> frequencies();

    Optional<Toggle> reenlightenment();

    Optional<TlbFlush> tlbflush();

    Optional<Toggle> ipi();

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
