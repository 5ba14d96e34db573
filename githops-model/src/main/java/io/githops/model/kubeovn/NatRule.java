package io.githops.model.kubeovn;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** Whether packets that match are hidden behind the address of the node. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = NatRule.Builder.class)
public interface NatRule extends WithNatRule {
    Optional<Match> match();

    Optional<Action> action();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNatRule.Builder {
        Builder() {}
    }

    /** Packets; both parts must match. */
    @Value.Immutable
    @JsonDeserialize(builder = Match.Builder.class)
    interface Match extends ImmutableNatRule.WithMatch {
        /** Addresses and ranges, with commas between them. */
        Optional<String> srcIPs();

        /** Addresses and ranges, with commas between them. */
        Optional<String> dstIPs();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNatRule.Match.Builder {
            Builder() {}
        }
    }

    /** What becomes of a packet. */
    record Action(String value) implements OpenEnum {
        public static final Action NAT = new Action("nat");
        public static final Action FORWARD = new Action("forward");
    }
}
