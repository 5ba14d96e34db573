package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The proxy to the world outside; its addresses may hold credentials. */
@Value.Immutable
@JsonDeserialize(builder = HttpProxy.Builder.class)
public interface HttpProxy extends WithHttpProxy {
    @Value.Redacted
    Optional<String> httpProxy();

    @Value.Redacted
    Optional<String> httpsProxy();

    /** What is reached without it, with commas between; must hold the addresses of all nodes. */
    Optional<String> noProxy();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableHttpProxy.Builder {
        Builder() {}
    }
}
