package io.githops.diff.check;

import io.githops.diff.check.Claims.Claim;
import io.githops.model.MacAddress;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Two interfaces with one MAC address on a cluster network. Harvester refuses the second machine (harvester/harvester:
 * pkg/webhook/resources/virtualmachine/validator.go).
 */
final class DuplicateMacAddresses implements BiConsumer<Configuration, Problems> {
    static final String ID = "duplicate-mac-address";

    private static final Segment PODS = new Segment("pods", "");

    private record Key(String clusterNetwork, MacAddress address) {}

    @Override
    public void accept(Configuration configuration, Problems problems) {
        var claims = new Claims<Key>();
        configuration.liveFirst().stream()
                .filter(Machines::isMachine)
                .forEach(machine -> claim(configuration, machine, claims, problems));
    }

    private static void claim(Configuration configuration, Resource machine, Claims<Key> claims, Problems problems) {
        for (Mapping each : Machines.interfaces(machine)) {
            String name = each.text("name").orElse("");
            FieldPath at = Machines.INTERFACES.item("name", name).field("macAddress");
            each.text("macAddress").flatMap(DuplicateMacAddresses::parsed).ifPresent(address -> {
                Segment segment = Segment.of(configuration, machine, name).orElse(PODS);
                var claim = new Claim(machine, at);
                Claim earlier = claims.claim(new Key(segment.clusterNetwork(), address), claim);
                if (earlier != claim && configuration.isDesired(machine)) {
                    problems.about(machine)
                            .error(
                                    at,
                                    "found " + address.canonical() + ", which " + earlier
                                            + " has; expected an address of its own, or none, so that Harvester gives one");
                }
            });
        }
    }

    private static Optional<MacAddress> parsed(String text) {
        try {
            return Optional.of(MacAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
