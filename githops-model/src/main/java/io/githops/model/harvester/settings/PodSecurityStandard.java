package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Which namespaces are held to which standard of pod security. The lists have commas between the names. */
@Value.Immutable
@JsonDeserialize(builder = PodSecurityStandard.Builder.class)
public interface PodSecurityStandard extends WithPodSecurityStandard {
    /** By default false. */
    Optional<Boolean> enabled();

    /** Left alone. */
    Optional<String> whitelistedNamespacesList();

    Optional<String> privilegedNamespacesList();

    Optional<String> restrictedNamespacesList();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePodSecurityStandard.Builder {
        Builder() {}
    }
}
