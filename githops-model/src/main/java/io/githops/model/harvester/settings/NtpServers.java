package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** The time servers of the nodes. */
@Value.Immutable
@JsonDeserialize(builder = NtpServers.Builder.class)
public interface NtpServers extends WithNtpServers {
    /** Names or addresses, without {@code http}. */
    List<String> ntpServers();

    /** Servers by their names or addresses. */
    static NtpServers of(String... servers) {
        return builder().addNtpServers(servers).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNtpServers.Builder {
        Builder() {}
    }
}
