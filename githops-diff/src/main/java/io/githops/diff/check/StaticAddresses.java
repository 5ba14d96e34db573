package io.githops.diff.check;

import io.githops.diff.check.Claims.Claim;
import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The addresses that a resource takes for itself: of machines, of nodes, and of pools for load balancers. */
final class StaticAddresses {
    /** Where pools must not overlap, whatever their networks. */
    private static final Segment POOLS = new Segment("pools", "");

    private final Configuration configuration;

    StaticAddresses(Configuration configuration) {
        this.configuration = configuration;
    }

    void forEach(Resource resource, Consumer<AddressClaim> visitor) {
        String kind = resource.id().group() + "/" + resource.id().kind();
        switch (kind) {
            case "kubevirt.io/VirtualMachine" -> new MachineAddresses(configuration, resource, visitor).visit();
            case "network.harvesterhci.io/HostNetworkConfig" -> visitNodes(resource, visitor);
            case "loadbalancer.harvesterhci.io/IPPool" -> visitPool(resource, visitor);
            default -> {}
        }
    }

    private static void visitNodes(Resource hostNetwork, Consumer<AddressClaim> visitor) {
        Mapping spec = hostNetwork.tree().mapping("spec");
        var segment = new Segment(spec.text("clusterNetwork").orElse(""), Segment.vlan(spec.get("vlanID")));
        Mapping addresses = spec.mapping("ips");
        for (String node : addresses.names()) {
            var claim = new Claim(hostNetwork, FieldPath.of("spec", "ips", node));
            addresses
                    .text(node)
                    .flatMap(StaticAddresses::subnet)
                    .ifPresent(address -> visitor.accept(AddressClaim.of(segment, address.address(), claim)));
        }
    }

    private void visitPool(Resource pool, Consumer<AddressClaim> visitor) {
        Mapping spec = pool.tree().mapping("spec");
        Optional<Segment> segment = spec.mapping("selector")
                .text("network")
                .map(name -> Segment.named(configuration, pool.namespace(), name));
        List<Mapping> ranges = spec.sequence("ranges").mappings();
        for (int i = 0; i < ranges.size(); i++) {
            Mapping range = ranges.get(i);
            var claim = new Claim(pool, FieldPath.of("spec", "ranges").item(i));
            range.text("subnet").flatMap(StaticAddresses::subnet).ifPresent(subnet -> {
                IpAddress first = address(range, "rangeStart")
                        .orElseGet(() -> subnet.network().address());
                IpAddress last = address(range, "rangeEnd").orElseGet(() -> last(subnet));
                visitor.accept(new AddressClaim(POOLS, first, last, claim));
                segment.ifPresent(known -> visitor.accept(new AddressClaim(known, first, last, claim)));
            });
        }
    }

    private static Optional<IpAddress> address(Mapping range, String field) {
        return range.text(field).flatMap(NetworkData::parsed);
    }

    private static Optional<Cidr> subnet(String text) {
        try {
            return Optional.of(Cidr.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static IpAddress last(Cidr subnet) {
        byte[] octets = subnet.network().address().octets();
        for (int bit = subnet.prefixLength(); bit < octets.length * Byte.SIZE; bit++) {
            octets[bit / Byte.SIZE] |= (byte) (0x80 >> bit % Byte.SIZE);
        }
        return IpAddress.of(octets);
    }
}
