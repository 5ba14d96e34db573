package io.githops.model.metal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What the ways to talk to a baseboard controller need beside its address. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ProviderOptions.Builder.class)
public interface ProviderOptions extends WithProviderOptions {
    @JsonProperty("intelAMT")
    Optional<FixedPort> intelAmt();

    Optional<Ipmitool> ipmitool();

    Optional<FixedPort> redfish();

    Optional<RpcProvider> rpc();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableProviderOptions.Builder {
        Builder() {}
    }

    /** The port of a way that has one of its own. */
    @Value.Immutable
    @JsonDeserialize(builder = FixedPort.Builder.class)
    interface FixedPort extends ImmutableProviderOptions.WithFixedPort {
        int port();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProviderOptions.FixedPort.Builder {
            Builder() {}
        }
    }

    /** IPMI, by the program of that name. */
    @Value.Immutable
    @JsonDeserialize(builder = Ipmitool.Builder.class)
    interface Ipmitool extends ImmutableProviderOptions.WithIpmitool {
        Optional<Integer> port();

        Optional<String> cipherSuite();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProviderOptions.Ipmitool.Builder {
            Builder() {}
        }
    }
}
