package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubevirt.Features;
import io.githops.model.kubevirt.HyperV;
import io.githops.model.kubevirt.Toggle;
import java.util.Optional;
import org.immutables.value.Value;

/** What the hypervisor offers the guest. */
@Value.Immutable
@JsonDeserialize(builder = FeaturePreferences.Builder.class)
public interface FeaturePreferences extends WithFeaturePreferences {
    Optional<Toggle> preferredAcpi();

    Optional<Features.Apic> preferredApic();

    Optional<HyperV> preferredHyperv();

    Optional<Features.Kvm> preferredKvm();

    Optional<Toggle> preferredPvspinlock();

    Optional<Toggle> preferredSmm();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableFeaturePreferences.Builder {
        Builder() {}
    }
}
