package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** The container image that collects support bundles. */
@Value.Immutable
@JsonDeserialize(builder = SupportBundleImage.Builder.class)
public interface SupportBundleImage extends WithSupportBundleImage {
    Optional<String> repository();

    Optional<String> tag();

    Optional<PullPolicy> imagePullPolicy();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSupportBundleImage.Builder {
        Builder() {}
    }

    /** When nodes load the image. */
    record PullPolicy(String value) implements OpenEnum {
        public static final PullPolicy ALWAYS = new PullPolicy("Always");
        public static final PullPolicy IF_NOT_PRESENT = new PullPolicy("IfNotPresent");
        public static final PullPolicy NEVER = new PullPolicy("Never");
    }
}
