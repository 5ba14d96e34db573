package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** A sound card. */
@Value.Immutable
@JsonDeserialize(builder = Sound.Builder.class)
public interface Sound extends WithSound {
    String name();

    /** By default {@link Model#ICH9}. */
    Optional<Model> model();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSound.Builder {
        Builder() {}
    }

    /** What sound card the guest sees. */
    record Model(String value) implements OpenEnum {
        public static final Model ICH9 = new Model("ich9");
        public static final Model AC97 = new Model("ac97");
    }
}
