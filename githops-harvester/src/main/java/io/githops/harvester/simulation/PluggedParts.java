package io.githops.harvester.simulation;

import io.githops.diff.admission.LiveUpdate;
import io.githops.diff.admission.MachineSpec;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is plugged into a running machine and out of it, though its other changes wait for a restart. */
record PluggedParts(MachineSpec running, MachineSpec wanted) {

    /** The running machine with the hotpluggable volumes it is asked to have, and their disks. */
    MachineSpec withVolumes() {
        Set<String> fixedlyWanted = names(wanted.volumes(), volume -> !LiveUpdate.isHotplugged(volume));
        List<Mapping> staying = running.volumes().stream()
                .filter(volume -> !LiveUpdate.isHotplugged(volume) || fixedlyWanted.contains(MachineSpec.name(volume)))
                .toList();
        Set<String> stayingNames = names(staying, volume -> true);
        List<Mapping> plugged = wanted.volumes().stream()
                .filter(volume -> LiveUpdate.isHotplugged(volume) && !stayingNames.contains(MachineSpec.name(volume)))
                .toList();
        List<Mapping> disks = disks(stayingNames, names(plugged, volume -> true));
        Set<String> diskNames = names(disks, disk -> true);
        List<Mapping> volumes = new ArrayList<>(staying);
        plugged.stream()
                .filter(volume -> diskNames.contains(MachineSpec.name(volume)))
                .forEach(volumes::add);
        Mapping tree = with(running.tree(), "volumes", running.volumes(), volumes);
        return new MachineSpec(inDevices(tree, devices -> with(devices, "disks", running.disks(), disks)));
    }

    /** Drives stay, as only their media are changed. */
    private List<Mapping> disks(Set<String> staying, Set<String> plugged) {
        Set<String> removable = names(running.volumes(), LiveUpdate::isHotplugged);
        List<Mapping> disks = new ArrayList<>();
        for (Mapping disk : running.disks()) {
            String name = MachineSpec.name(disk);
            if (disk.has("cdrom") || staying.contains(name) || !removable.contains(name) && !plugged.contains(name)) {
                disks.add(disk);
            }
        }
        Set<String> kept = names(disks, disk -> true);
        wanted.disks().stream()
                .filter(disk -> !disk.has("cdrom")
                        && plugged.contains(MachineSpec.name(disk))
                        && !kept.contains(MachineSpec.name(disk)))
                .forEach(disks::add);
        return disks;
    }

    /** The running machine with the interfaces that are new or change their link. */
    MachineSpec withInterfaces() {
        Set<String> present = names(running.interfaces(), link -> true);
        Set<String> reachable = names(wanted.networks(), network -> true);
        Predicate<Mapping> isAdded = link -> !present.contains(MachineSpec.name(link))
                && reachable.contains(MachineSpec.name(link))
                && (link.has("bridge") || link.has("sriov"))
                && !link.text("state").orElse("").equals("absent");
        List<Mapping> links =
                new ArrayList<>(running.interfaces().stream().map(this::linked).toList());
        wanted.interfaces().stream().filter(isAdded).forEach(links::add);
        Set<String> added = names(wanted.interfaces(), isAdded);
        Set<String> connected = names(running.networks(), network -> true);
        List<Mapping> networks = new ArrayList<>(running.networks());
        wanted.networks().stream()
                .filter(network ->
                        added.contains(MachineSpec.name(network)) && !connected.contains(MachineSpec.name(network)))
                .forEach(networks::add);
        Mapping tree = with(running.tree(), "networks", running.networks(), networks);
        return new MachineSpec(inDevices(tree, devices -> with(devices, "interfaces", running.interfaces(), links)));
    }

    private Mapping linked(Mapping link) {
        Optional<Mapping> asked = wanted.interfaces().stream()
                .filter(other -> other.has("bridge") && MachineSpec.name(other).equals(MachineSpec.name(link)))
                .findFirst();
        if (asked.isEmpty() || !link.has("bridge")) {
            return link;
        }
        return asked.get()
                .text("state")
                .map(state -> link.with("state", new Text(state)))
                .orElse(link.without("state"));
    }

    private static Mapping inDevices(Mapping tree, UnaryOperator<Mapping> edit) {
        return tree.edit("domain", domain -> domain.edit("devices", edit));
    }

    /** Lists that stay as they are keep what is no object in them. */
    private static Mapping with(Mapping holder, String field, List<Mapping> before, List<Mapping> after) {
        return after.equals(before) ? holder : holder.with(field, Sequence.of(after));
    }

    private static Set<String> names(List<Mapping> items, Predicate<Mapping> isNamed) {
        return items.stream().filter(isNamed).map(MachineSpec::name).collect(Collectors.toSet());
    }
}
