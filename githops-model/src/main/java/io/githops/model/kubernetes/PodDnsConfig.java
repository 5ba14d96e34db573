package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.IpAddress;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How names are looked up. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = PodDnsConfig.Builder.class)
public interface PodDnsConfig extends WithPodDnsConfig {
    /** At most 3. */
    List<IpAddress> nameservers();

    /** At most 6 domains of together 256 characters. */
    List<String> searches();

    List<Option> options();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePodDnsConfig.Builder {
        Builder() {}
    }

    /** An option of the resolver. */
    @Value.Immutable
    @JsonDeserialize(builder = Option.Builder.class)
    interface Option extends ImmutablePodDnsConfig.WithOption {
        Optional<String> name();

        Optional<String> value();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePodDnsConfig.Option.Builder {
            Builder() {}
        }
    }
}
