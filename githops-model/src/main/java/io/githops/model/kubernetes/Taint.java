package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.Timestamp;
import java.util.Optional;
import org.immutables.value.Value;

/** Keeps what does not tolerate it from a node. */
@Value.Immutable
@JsonDeserialize(builder = Taint.Builder.class)
public interface Taint extends WithTaint {
    String key();

    Optional<String> value();

    Effect effect();

    /** When a taint with {@link Effect#NO_EXECUTE} was set. */
    Optional<Timestamp> timeAdded();

    /** A taint that is tolerated by its key and value. */
    static Taint of(String key, String value, Effect effect) {
        return builder().key(key).value(value).effect(effect).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableTaint.Builder {
        Builder() {}
    }

    /** What happens to what does not tolerate a taint. */
    record Effect(String value) implements OpenEnum {
        public static final Effect NO_SCHEDULE = new Effect("NoSchedule");
        public static final Effect PREFER_NO_SCHEDULE = new Effect("PreferNoSchedule");
        /** It is also driven off. */
        public static final Effect NO_EXECUTE = new Effect("NoExecute");
    }
}
