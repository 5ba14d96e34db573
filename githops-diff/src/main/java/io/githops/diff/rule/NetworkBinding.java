package io.githops.diff.rule;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.stream.Stream;

/** How an interface of a machine is bound to its network, which Harvester decides where overlay networks are. */
final class NetworkBinding {
    private static final String MANAGED = "managedtap";

    private NetworkBinding() {}

    /** Whether live is bound as Harvester binds interfaces to the network, which stays the same. */
    static boolean isOfHarvester(Candidate candidate) {
        FieldPath place = candidate.path().parent();
        String name = Places.itemName(place);
        Optional<String> network = network(MachineObject.live(candidate), name);
        if (network.isEmpty() || !network.equals(network(MachineObject.predicted(candidate), name))) {
            return false;
        }
        Mapping live = mapping(candidate.live().tree(), place);
        Mapping desired = mapping(candidate.predicted(), place);
        boolean isUnbound =
                Stream.of("binding", "bridge", "masquerade", "sriov").noneMatch(desired::has);
        return isManaged(live) ? !desired.has("binding") : live.has("bridge") && (isManaged(desired) || isUnbound);
    }

    private static boolean isManaged(Mapping networkInterface) {
        return networkInterface
                .mapping("binding")
                .text("name")
                .filter(MANAGED::equals)
                .isPresent();
    }

    private static Optional<String> network(MachineObject machine, String name) {
        return machine.instanceSpec().sequence("networks").mappings().stream()
                .filter(network -> network.text("name").filter(name::equals).isPresent())
                .flatMap(network -> network.mapping("multus").text("networkName").stream())
                .findFirst();
    }

    private static Mapping mapping(Mapping object, FieldPath place) {
        return object.at(place)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(Mapping.empty());
    }
}
