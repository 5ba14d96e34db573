package io.githops.model.kubeovn;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** What becomes of packets of a subnet that match; the highest priority counts. */
@Value.Immutable
@JsonDeserialize(builder = AccessRule.Builder.class)
public interface AccessRule extends WithAccessRule {
    Optional<Direction> direction();

    /** 0 to 32767. */
    Optional<Integer> priority();

    /** In the language of OVN, such as {@code ip4.src==10.0.1.0/24 && tcp}. */
    Optional<String> match();

    Optional<Action> action();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableAccessRule.Builder {
        Builder() {}
    }

    /** Seen from the router: packets come from a machine, or go to one. */
    record Direction(String value) implements OpenEnum {
        public static final Direction FROM_MACHINE = new Direction("from-lport");
        public static final Direction TO_MACHINE = new Direction("to-lport");
    }

    /** What becomes of a packet. */
    record Action(String value) implements OpenEnum {
        public static final Action ALLOW = new Action("allow");
        /** Lets replies through as well. */
        public static final Action ALLOW_RELATED = new Action("allow-related");
        /** Does not look at connections. */
        public static final Action ALLOW_STATELESS = new Action("allow-stateless");

        public static final Action DROP = new Action("drop");
        /** Tells the sender. */
        public static final Action REJECT = new Action("reject");
    }
}
