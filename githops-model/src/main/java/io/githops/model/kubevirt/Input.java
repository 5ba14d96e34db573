package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** A pointing device. */
@Value.Immutable
@JsonDeserialize(builder = Input.Builder.class)
public interface Input extends WithInput {
    String name();

    Type type();

    Optional<Bus> bus();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableInput.Builder {
        Builder() {}
    }

    /** What kind of pointing device. */
    record Type(String value) implements OpenEnum {
        public static final Type TABLET = new Type("tablet");
    }

    /** Where a pointing device is attached. */
    record Bus(String value) implements OpenEnum {
        public static final Bus USB = new Bus("usb");
        public static final Bus VIRTIO = new Bus("virtio");
    }
}
