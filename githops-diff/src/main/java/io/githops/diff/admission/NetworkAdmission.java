package io.githops.diff.admission;

import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The webhooks of network attachment definitions. */
final class NetworkAdmission implements Webhooks {
    private static final long MOST_VLAN = 4094;

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.NETWORK.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject network = new ApiObject(object);
        NetworkConfig config = NetworkConfig.of(network);
        if (live != null) {
            return config.labelled(network).tree();
        }
        Optional<Long> mtu = config.clusterNetwork().map(name -> ClusterNetworks.mtu(name, objects));
        return mtu.filter(wanted -> wanted != config.mtu())
                .map(wanted -> config.withMtu(wanted).in(network).tree())
                .orElse(object);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject network = new ApiObject(object);
        String verb = (live == null ? "create" : "update") + " nad " + network.qualifiedName();
        checkRoute(network, verb);
        NetworkConfig config = NetworkConfig.of(network);
        if (live == null) {
            checkConfig(network, config, verb, objects);
            return;
        }
        NetworkConfig before = NetworkConfig.of(new ApiObject(live));
        if (!before.isSame(config)) {
            checkChanged(network, before, config, verb, objects);
            checkConfig(network, config, verb, objects);
        }
    }

    private static void checkConfig(ApiObject network, NetworkConfig config, String verb, ClusterObjects objects)
            throws RefusedException {
        if (config.tree().isEmpty()) {
            throw refusal("network-config-json", "spec.config", verb, "the config is not a JSON object");
        }
        if (config.type().equals("kube-ovn")) {
            String provider = network.name() + "." + network.namespace() + ".ovn";
            if (!config.tree().text("provider").orElse("").equals(provider)) {
                throw refusal("network-provider", "spec.config.provider", verb, "the provider should be " + provider);
            }
            return;
        }
        checkVlan(config, verb);
        String clusterNetwork = config.clusterNetwork()
                .orElseThrow(() -> refusal(
                        "network-bridge-name",
                        "spec.config.bridge",
                        verb,
                        "the bridge name " + config.bridge() + " is not <cluster network>-br"));
        if (ClusterNetworks.isMissing(clusterNetwork, objects)) {
            throw refusal(
                    "network-cluster-network",
                    "spec.config.bridge",
                    verb,
                    "clusternetworks.network.harvesterhci.io \"" + clusterNetwork + "\" not found");
        }
        Optional<String> label = network.label(Keys.CLUSTER_NETWORK);
        if (label.isPresent() && !label.get().equals(clusterNetwork)) {
            throw refusal(
                    "network-label",
                    "metadata.labels",
                    verb,
                    "label " + Keys.CLUSTER_NETWORK + " " + label.get() + " does not match bridge " + config.bridge());
        }
    }

    private static void checkVlan(NetworkConfig config, String verb) throws RefusedException {
        checkVlan(config.vlan(), verb);
        for (Mapping range : config.tree().sequence("vlanTrunk").mappings()) {
            for (String field : List.of("id", "minID", "maxID")) {
                if (range.get(field) instanceof Num number) {
                    checkVlan(number.decimal().longValue(), verb);
                }
            }
        }
    }

    private static void checkVlan(long vlan, String verb) throws RefusedException {
        if (vlan < 0 || vlan > MOST_VLAN) {
            throw refusal(
                    "network-vlan",
                    "spec.config.vlan",
                    verb,
                    "VLAN ID must be in [0, " + MOST_VLAN + "], found " + vlan);
        }
    }

    private static void checkRoute(ApiObject network, String verb) throws RefusedException {
        Optional<String> route = network.annotation(Keys.ROUTE).filter(text -> !text.isEmpty());
        try {
            if (route.isPresent() && !(Json.parse(route.get()) instanceof Mapping)) {
                throw refusal(
                        "network-route",
                        "metadata.annotations[\"network.harvesterhci.io/route\"]",
                        verb,
                        "the route annotation is not a JSON object");
            }
        } catch (MalformedJsonException e) {
            throw refusal(
                    "network-route",
                    "metadata.annotations[\"network.harvesterhci.io/route\"]",
                    verb,
                    "the route annotation is not JSON");
        }
    }

    private static void checkChanged(
            ApiObject network, NetworkConfig before, NetworkConfig config, String verb, ClusterObjects objects)
            throws RefusedException {
        if (!before.type().equals(config.type())) {
            throw refusal("network-fixed-type", "spec.config.type", verb, "the type can't be changed");
        }
        if (!before.bridge().equals(config.bridge())) {
            throw refusal("network-fixed-bridge", "spec.config.bridge", verb, "the bridge can't be changed");
        }
        Optional<Long> mtu = config.clusterNetwork().map(name -> ClusterNetworks.mtu(name, objects));
        if (mtu.isPresent() && mtu.get() != config.mtu()) {
            throw refusal(
                    "network-mtu",
                    "spec.config.mtu",
                    verb,
                    "the MTU can't be changed from " + mtu.get() + " to " + config.mtu());
        }
        List<String> users = users(network, HarvesterKind.VIRTUAL_MACHINE_INSTANCE.all(objects))
                .toList();
        if (!users.isEmpty()) {
            throw refusal(
                    "network-in-use",
                    "spec.config",
                    verb,
                    "it's still used by VM(s) " + String.join(", ", users) + " which must be stopped at first");
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject network = new ApiObject(live);
        if (!NetworkConfig.of(network).isBridge()) {
            return;
        }
        List<String> users = Stream.concat(
                        users(network, HarvesterKind.VIRTUAL_MACHINE_INSTANCE.all(objects)),
                        users(network, HarvesterKind.VIRTUAL_MACHINE.all(objects)))
                .distinct()
                .toList();
        if (!users.isEmpty()) {
            throw refusal(
                    "network-in-use",
                    "",
                    "delete nad " + network.qualifiedName(),
                    "it's still used by VM(s) " + String.join(", ", users));
        }
    }

    private static Stream<String> users(ApiObject network, List<ApiObject> machines) {
        ResourceId id = network.id();
        return machines.stream()
                .filter(machine ->
                        spec(machine).attachments(machine.namespace()).contains(id))
                .map(ApiObject::qualifiedName);
    }

    private static MachineSpec spec(ApiObject machine) {
        return machine.spec().has("template") ? new Machine(machine).spec() : new MachineSpec(machine.spec());
    }

    private static RefusedException refusal(String rule, String field, String verb, String reason) {
        return Webhook.NETWORK.internal(rule, field, "can't " + verb + " because " + reason);
    }
}
