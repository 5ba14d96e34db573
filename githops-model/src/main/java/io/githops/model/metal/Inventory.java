package io.githops.model.metal;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.GoDuration;
import io.githops.model.Kinds;
import io.githops.model.MacAddress;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.NamespacedReference;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.SecretReference;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A server that can become a node, driven through its baseboard controller. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Inventory.Builder.class)
public interface Inventory extends WithInventory {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Inventory> KIND =
            Kinds.harvester().kind("metal.harvesterhci.io/v1alpha1", "Inventory", Inventory.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableInventory.Builder {
        Builder() {}
    }

    /** The server. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableInventory.WithSpec {
        /** What Harvester is installed on, such as {@code /dev/sda}. */
        String primaryDisk();

        /** Of the network card that the server boots from. */
        MacAddress managementInterfaceMacAddress();

        /** By default {@link Architecture#AMD64}. */
        Optional<Architecture> arch();

        Baseboard baseboardSpec();

        Events events();

        /** An action on the power of the server, done once. */
        Optional<String> powerActionRequested();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventory.Spec.Builder {
            Builder() {}
        }
    }

    /** The baseboard controller. */
    @Value.Immutable
    @JsonDeserialize(builder = Baseboard.Builder.class)
    interface Baseboard extends ImmutableInventory.WithBaseboard {
        Connection connection();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventory.Baseboard.Builder {
            Builder() {}
        }
    }

    /** How to reach a baseboard controller. */
    @Value.Immutable
    @JsonDeserialize(builder = Connection.Builder.class)
    interface Connection extends ImmutableInventory.WithConnection {
        String host();

        /** By default 623. */
        Optional<Integer> port();

        /** Has {@code username} and {@code password}. */
        Optional<SecretReference> authSecretRef();

        /** Whether to go on where a certificate cannot be trusted. */
        boolean insecureTLS();

        Optional<ProviderOptions> providerOptions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventory.Connection.Builder {
            Builder() {}
        }
    }

    /** Whether the events of the server's hardware are gathered. */
    @Value.Immutable
    @JsonDeserialize(builder = Events.Builder.class)
    interface Events extends ImmutableInventory.WithEvents {
        /** By default false. */
        Optional<Boolean> enabled();

        /** By default an hour. */
        Optional<GoDuration> pollingInterval();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventory.Events.Builder {
            Builder() {}
        }
    }

    /** How the server is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableInventory.WithStatus {
        Optional<State> status();

        Optional<String> machinePowerState();

        Optional<String> hardwareID();

        Optional<NamespacedReference> ownerCluster();

        Optional<PowerAction> powerAction();

        Optional<BootConfig> pxeBootConfig();

        @Value.Redacted
        Optional<String> generatedPassword();

        /** {@code machineNotContactable} holds where the baseboard controller does not answer. */
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventory.Status.Builder {
            Builder() {}
        }
    }

    /** What became of an action on the power. */
    @Value.Immutable
    @JsonDeserialize(builder = PowerAction.Builder.class)
    interface PowerAction extends ImmutableInventory.WithPowerAction {
        Optional<String> lastActionRequested();

        Optional<String> lastJobName();

        Optional<String> actionStatus();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventory.PowerAction.Builder {
            Builder() {}
        }
    }

    /** The network of a server that boots. */
    @Value.Immutable
    @JsonDeserialize(builder = BootConfig.Builder.class)
    interface BootConfig extends ImmutableInventory.WithBootConfig {
        Optional<String> address();

        Optional<String> netmask();

        Optional<String> gateway();

        List<String> nameServers();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventory.BootConfig.Builder {
            Builder() {}
        }
    }

    /** What processors a server has. */
    record Architecture(String value) implements OpenEnum {
        public static final Architecture AMD64 = new Architecture("amd64");
        public static final Architecture ARM64 = new Architecture("arm64");
    }

    /** Whether a server can be used. */
    record State(String value) implements OpenEnum {
        public static final State READY = new State("inventoryNodeReady");
    }
}
