package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** What tells the hypervisor of a panic. */
@Value.Immutable
@JsonDeserialize(builder = PanicDevice.Builder.class)
public interface PanicDevice extends WithPanicDevice {
    Optional<Model> model();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePanicDevice.Builder {
        Builder() {}
    }

    /** How the guest tells it. */
    record Model(String value) implements OpenEnum {
        /** By Hyper-V's registers, as Windows does. */
        public static final Model HYPERV = new Model("hyperv");

        public static final Model ISA = new Model("isa");
        public static final Model PVPANIC = new Model("pvpanic");
    }
}
