package io.githops.diff.admission;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The webhook of the subnets of overlay networks. */
final class SubnetAdmission implements Webhooks {
    private static final Set<String> RESERVED = Set.of("join", "ovn-default");
    private static final String DHCP = "enableDHCP";
    private static final String SUFFIX = ".ovn";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SUBNET.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject subnet = new ApiObject(object);
        if (RESERVED.contains(subnet.name())) {
            return List.of();
        }
        var refusals = new Refusals();
        refusals.check(() -> checkProvider(subnet, objects));
        refusals.check(() -> checkRouter(subnet, objects));
        if (live != null) {
            refusals.check(() -> checkChanged(new ApiObject(live), subnet));
            refusals.check(() -> checkLeases(new ApiObject(live), subnet, objects));
        }
        return refusals.all();
    }

    private static String provider(ApiObject subnet) {
        return subnet.spec().text("provider").orElse("");
    }

    /** The network that a provider {@code name.namespace.ovn} names. */
    private static Optional<QualifiedName> network(String provider) {
        String[] parts = provider.endsWith(SUFFIX) ? provider.split("\\.") : new String[0];
        return parts.length == 3 ? Optional.of(new QualifiedName(parts[1], parts[0])) : Optional.empty();
    }

    private static void checkProvider(ApiObject subnet, ClusterObjects objects) throws RefusedException {
        String provider = provider(subnet);
        Optional<QualifiedName> network = network(provider);
        if (network.isEmpty() || network.get().isMissing(HarvesterKind.NETWORK, objects)) {
            throw refusal("subnet-provider", "spec.provider", "no network for provider \"" + provider + "\"");
        }
        boolean isBridge = HarvesterKind.NETWORK
                .find(objects, network.get().namespace(), network.get().name())
                .map(NetworkConfig::of)
                .filter(NetworkConfig::isBridge)
                .isPresent();
        if (isBridge) {
            throw refusal(
                    "subnet-provider", "spec.provider", "network " + network.get() + " is not an overlay network");
        }
        for (ApiObject other : HarvesterKind.SUBNET.all(objects)) {
            if (!other.name().equals(subnet.name()) && provider(other).equals(provider)) {
                throw refusal(
                        "subnet-provider-taken",
                        "spec.provider",
                        "provider " + provider + " is used by subnet " + other.name());
            }
        }
    }

    private static void checkRouter(ApiObject subnet, ClusterObjects objects) throws RefusedException {
        String router = subnet.spec().text("vpc").orElse("");
        if (!router.isEmpty() && HarvesterKind.VPC.isMissing(objects, "", router)) {
            throw refusal("subnet-vpc", "spec.vpc", "vpc " + router + " not found");
        }
    }

    private static void checkChanged(ApiObject live, ApiObject subnet) throws RefusedException {
        for (String field : List.of("provider", "vpc")) {
            boolean isChanged =
                    !Objects.equals(live.spec().get(field), subnet.spec().get(field));
            if (isChanged && isUsed(live)) {
                throw refusal("subnet-in-use", "spec." + field, "addresses of subnet " + subnet.name() + " are in use");
            }
        }
    }

    private static void checkLeases(ApiObject live, ApiObject subnet, ClusterObjects objects) throws RefusedException {
        Optional<QualifiedName> network = network(provider(live));
        if (live.isOn(DHCP) == subnet.isOn(DHCP) || network.isEmpty()) {
            return;
        }
        ResourceId id = HarvesterKind.NETWORK.id(
                network.get().namespace(), network.get().name());
        for (ApiObject machine : HarvesterKind.VIRTUAL_MACHINE_INSTANCE.all(objects)) {
            if (new MachineSpec(machine.spec()).attachments(machine.namespace()).contains(id)) {
                throw refusal(
                        "subnet-machines-running",
                        "spec." + DHCP,
                        "VM " + machine.qualifiedName() + " uses the subnet and must be stopped at first");
            }
        }
    }

    private static boolean isUsed(ApiObject subnet) {
        return Stream.of("v4usingIPs", "v6usingIPs")
                .map(subnet.status()::get)
                .anyMatch(
                        count -> count instanceof Num number && number.decimal().signum() > 0);
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject subnet = new ApiObject(live);
        if (RESERVED.contains(subnet.name())) {
            throw refusal("subnet-reserved", "", "subnet " + subnet.name() + " is reserved");
        }
        if (isUsed(subnet)) {
            throw refusal("subnet-in-use", "", "addresses of subnet " + subnet.name() + " are in use");
        }
    }

    private static RefusedException refusal(String rule, String field, String reason) {
        return Webhook.NETWORK.internal(rule, field, reason);
    }
}
