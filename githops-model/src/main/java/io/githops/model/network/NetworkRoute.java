package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How nodes reach a network, which stands as JSON in an annotation of its definition. Harvester fills in what it finds; users
 * write what {@link #auto} and {@link #manual} set.
 */
@Value.Immutable
@JsonDeserialize(builder = NetworkRoute.Builder.class)
public interface NetworkRoute extends WithNetworkRoute {
    Optional<Mode> mode();

    /** The DHCP server to ask, for {@link Mode#AUTO}; empty for any. */
    Optional<String> serverIPAddr();

    /** Of the network. Written by Harvester for {@link Mode#AUTO}. */
    Optional<String> cidr();

    /** Written by Harvester for {@link Mode#AUTO}. */
    Optional<String> gateway();

    /** Written by Harvester. */
    Optional<Connectivity> connectivity();

    /** Whether the network changed since Harvester looked. Written by Harvester. */
    Optional<Boolean> outdated();

    /** Harvester asks a DHCP server on the network. */
    static NetworkRoute auto() {
        return builder().mode(Mode.AUTO).build();
    }

    /** Harvester asks one DHCP server. */
    static NetworkRoute auto(IpAddress server) {
        return auto().withServerIPAddr(server.toString());
    }

    /** Harvester is told. */
    static NetworkRoute manual(Cidr cidr, IpAddress gateway) {
        return builder()
                .mode(Mode.MANUAL)
                .cidr(cidr.toString())
                .gateway(gateway.toString())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNetworkRoute.Builder {
        Builder() {}
    }

    /** Where Harvester knows the way from. */
    record Mode(String value) implements OpenEnum {
        public static final Mode AUTO = new Mode("auto");
        public static final Mode MANUAL = new Mode("manual");
    }

    /** Whether Harvester reached the gateway. */
    record Connectivity(String value) implements OpenEnum {
        public static final Connectivity REACHED = new Connectivity("true");
        public static final Connectivity UNREACHED = new Connectivity("false");
        public static final Connectivity DHCP_FAILED = new Connectivity("DHCP failed");
        public static final Connectivity PING_FAILED = new Connectivity("ping failed");
    }
}
