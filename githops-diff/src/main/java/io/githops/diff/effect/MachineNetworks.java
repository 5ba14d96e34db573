package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges changes of the interfaces of a running machine, each together with the network of its name. */
final class MachineNetworks {
    private static final String STATE = "state";
    private static final String ABSENT = "absent";
    private static final String ADDRESS = "macAddress";

    private final Machine machine;
    private final NamedItems interfaces;
    private final NamedItems networks;

    MachineNetworks(Machine machine) {
        this.machine = machine;
        this.interfaces = NamedItems.of(machine, "domain", "devices", "interfaces");
        this.networks = NamedItems.of(machine, "networks");
    }

    boolean judges(FieldPath place) {
        return interfaces.contains(place) || networks.contains(place);
    }

    Effect effect(FieldPath place) {
        NamedItems list = interfaces.contains(place) ? interfaces : networks;
        Set<String> names = list.item(place).map(name -> Set.of(name)).orElseGet(list::changed);
        if (names.isEmpty()) {
            return NetworkRule.REORDERED.effect();
        }
        boolean isNetwork = list == networks;
        String field = list.field(place).orElse("");
        return Effect.gravest(names.stream()
                .map(name -> rule(name, isNetwork, field).effect())
                .toList());
    }

    /** @param field of the interface or network; empty when it changes as a whole */
    private NetworkRule rule(String name, boolean isNetwork, String field) {
        Mapping before = interfaces.before(name);
        Mapping after = interfaces.after(name);
        if (after == null) {
            return without(name, before);
        }
        boolean isAbsent = isAbsent(after);
        if (networks.after(name) == null && !isAbsent) {
            return NetworkRule.UNPAIRED;
        }
        if (before == null) {
            return isAbsent ? NetworkRule.ABSENT : plugged(after, networks.after(name));
        }
        if (isAbsent && isBridge(after)) {
            return NetworkRule.UNPLUGGED;
        }
        if (isNetwork) {
            return NetworkRule.NETWORK_CHANGED;
        }
        return isState(before, after, field) ? state(after) : changed(before, after, field);
    }

    private NetworkRule without(String name, @Nullable Mapping before) {
        if (networks.after(name) != null) {
            return NetworkRule.UNPAIRED;
        }
        boolean isGone = before == null || isAbsent(before) || isUnplugged(name);
        return isGone ? NetworkRule.GONE_ALREADY : NetworkRule.DROPPED;
    }

    private boolean isUnplugged(String name) {
        return machine.running(FieldPath.of("domain", "devices", "interfaces"))
                .filter(Sequence.class::isInstance)
                .filter(list -> ((Sequence) list)
                        .mappings().stream()
                                .noneMatch(item ->
                                        item.text("name").filter(name::equals).isPresent()))
                .isPresent();
    }

    private static NetworkRule plugged(Mapping added, @Nullable Mapping network) {
        boolean isInPodNetwork = network != null && network.has("pod");
        boolean isPluggable = added.has("bridge") || added.has("sriov");
        return isPluggable && !isInPodNetwork ? NetworkRule.PLUGGED : NetworkRule.OTHER_BINDING;
    }

    private static boolean isState(Mapping before, Mapping after, String field) {
        boolean isAllTheRestTheSame = before.without(STATE).equals(after.without(STATE));
        return field.equals(STATE) || field.isEmpty() && isAllTheRestTheSame && !before.equals(after);
    }

    private static NetworkRule state(Mapping after) {
        boolean isRefused = isAbsent(after) || after.has("sriov") && after.has(STATE);
        return isRefused ? NetworkRule.STATE_REFUSED : NetworkRule.LINK;
    }

    private static NetworkRule changed(Mapping before, Mapping after, String field) {
        boolean isOtherAddress = !Objects.equals(before.get(ADDRESS), after.get(ADDRESS));
        return field.equals(ADDRESS) || field.isEmpty() && isOtherAddress ? NetworkRule.MAC_ADDRESS : NetworkRule.FIXED;
    }

    private static boolean isBridge(Mapping item) {
        return item.has("bridge");
    }

    private static boolean isAbsent(Mapping item) {
        return new Text(ABSENT).equals(item.get(STATE));
    }
}
