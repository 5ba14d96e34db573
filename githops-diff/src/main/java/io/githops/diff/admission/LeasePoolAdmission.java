package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook of pools that machines lease their addresses from. */
final class LeasePoolAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.LEASE_POOL.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject pool = new ApiObject(object);
        var refusals = new Refusals();
        refusals.check(() -> checkNetwork(pool, objects));
        Mapping config = pool.spec().mapping("ipv4Config");
        refusals.check(() -> {
            AddressRange subnet = subnet(config);
            for (Map.Entry<String, String> address : addresses(config).entrySet()) {
                checkInside(address.getKey(), address.getValue(), subnet);
            }
        });
        refusals.check(() -> {
            Optional<String> server = config.text("serverIP").filter(text -> !text.isEmpty());
            if (server.isPresent() && server.equals(config.text("router"))) {
                throw refusal(
                        "lease-pool-server", "spec.ipv4Config.serverIP", "server and router are both " + server.get());
            }
        });
        return refusals.all();
    }

    private static void checkNetwork(ApiObject pool, ClusterObjects objects) throws RefusedException {
        String text = pool.spec().text("networkName").orElse("");
        QualifiedName network = QualifiedName.orDefault(text);
        if (network.isMissing(HarvesterKind.NETWORK, objects)) {
            throw refusal(
                    "lease-pool-network",
                    "spec.networkName",
                    "network-attachment-definitions.k8s.cni.cncf.io \"" + network.name() + "\" not found");
        }
    }

    /** All addresses of the pool's subnet but those of the network itself and of broadcasts. */
    private static AddressRange subnet(Mapping config) throws RefusedException {
        String field = "spec.ipv4Config.cidr";
        try {
            return AddressRange.of(config.text("cidr")
                    .map(cidr -> Mapping.ofTexts(Map.of("subnet", cidr)))
                    .orElse(Mapping.empty()));
        } catch (IllegalArgumentException e) {
            throw refusal("lease-pool-subnet", field, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> addresses(Mapping config) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String field : List.of("serverIP", "router")) {
            config.text(field).ifPresent(text -> addresses.put("spec.ipv4Config." + field, text));
        }
        for (String field : List.of("start", "end")) {
            config.mapping("pool").text(field).ifPresent(text -> addresses.put("spec.ipv4Config.pool." + field, text));
        }
        addresses.values().removeIf(String::isEmpty);
        return addresses;
    }

    private static void checkInside(String field, String address, AddressRange subnet) throws RefusedException {
        boolean isInside;
        try {
            isInside = subnet.contains(AddressRange.parse(address));
        } catch (IllegalArgumentException e) {
            isInside = false;
        }
        if (!isInside) {
            throw refusal(
                    "lease-pool-address",
                    field,
                    address + " is not an address for hosts in " + AddressRange.text(subnet.first()) + "-"
                            + AddressRange.text(subnet.last()));
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject pool = new ApiObject(live);
        String network = pool.spec().text("networkName").orElse("");
        for (ApiObject leases : HarvesterKind.LEASES.all(objects)) {
            boolean usesIt = leases.spec().sequence("networkConfigs").mappings().stream()
                    .anyMatch(config ->
                            config.text("networkName").filter(network::equals).isPresent());
            if (usesIt) {
                throw refusal(
                        "lease-pool-in-use",
                        "",
                        "pool " + pool.qualifiedName() + " is used by VirtualMachineNetworkConfig "
                                + leases.qualifiedName());
            }
        }
    }

    private static RefusedException refusal(String rule, String field, String reason) {
        return Webhook.LEASES.internal(rule, field, reason);
    }
}
