package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Starting a kernel without a boot loader. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = KernelBoot.Builder.class)
public interface KernelBoot extends WithKernelBoot {
    Optional<Container> container();

    /** The command line of the kernel. */
    Optional<String> kernelArgs();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableKernelBoot.Builder {
        Builder() {}
    }

    /** The container image that has the kernel. */
    @Value.Immutable
    @JsonDeserialize(builder = Container.Builder.class)
    interface Container extends ImmutableKernelBoot.WithContainer {
        String image();

        Optional<String> kernelPath();

        Optional<String> initrdPath();

        Optional<ImagePullPolicy> imagePullPolicy();

        /** The name of a Secret in the namespace of the machine. */
        Optional<String> imagePullSecret();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableKernelBoot.Container.Builder {
            Builder() {}
        }
    }
}
