package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.IpAddress;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the guest is told beside its address. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = DhcpOptions.Builder.class)
public interface DhcpOptions extends WithDhcpOptions {
    Optional<String> bootFileName();

    /** A host name or an address. */
    Optional<String> tftpServerName();

    /** IPv4 only. */
    List<IpAddress> ntpServers();

    List<PrivateOption> privateOptions();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDhcpOptions.Builder {
        Builder() {}
    }

    /** An option without a meaning of its own. */
    @Value.Immutable
    @JsonDeserialize(builder = PrivateOption.Builder.class)
    interface PrivateOption extends ImmutableDhcpOptions.WithPrivateOption {
        /** From 224 to 254. */
        int option();

        String value();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDhcpOptions.PrivateOption.Builder {
            Builder() {}
        }
    }
}
