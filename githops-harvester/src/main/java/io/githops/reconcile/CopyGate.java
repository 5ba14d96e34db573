package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.ResourceChange;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds changes of machines and volumes while they are copied, or made from a copy. */
final class CopyGate implements Gate {
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final String CLAIM = "PersistentVolumeClaim";

    @Override
    public Optional<String> holds(ResourceChange change, LiveObjects live) {
        ResourceId id = change.id();
        if (Copies.isCopy(id)) {
            return change.liveResource()
                    .filter(copy -> Copies.isUnderWay(copy.tree()))
                    .map(copy -> "it is under way");
        }
        boolean isMachine = id.group().equals(MACHINE.group()) && id.kind().equals(MACHINE.kind());
        boolean isClaim = id.group().isEmpty() && id.kind().equals(CLAIM);
        if (!isMachine && !isClaim) {
            return Optional.empty();
        }
        Set<String> claims = isClaim ? Set.of(id.name()) : claims(change);
        return Copies.underWay(live, id.namespace())
                .filter(copy -> isClaim ? touchesClaim(copy, id, live) : touchesMachine(copy, id.name(), claims))
                .findFirst()
                .map(copy -> Copies.words(copy) + " is under way, " + Copies.name(copy));
    }

    @Override
    public Set<GroupVersionKind> kinds() {
        Set<GroupVersionKind> kinds = new LinkedHashSet<>(Copies.KINDS);
        kinds.add(MACHINE);
        return Set.copyOf(kinds);
    }

    private static boolean touchesMachine(Mapping copy, String name, Set<String> claims) {
        return Copies.machine(copy).filter(name::equals).isPresent()
                || Copies.claim(copy).filter(claims::contains).isPresent();
    }

    /** A volume is copied by itself or with the machine that has it. */
    private static boolean touchesClaim(Mapping copy, ResourceId claim, LiveObjects live) {
        return Copies.claim(copy).filter(claim.name()::equals).isPresent()
                || Copies.machine(copy)
                        .flatMap(name -> live.get(ResourceId.of(MACHINE, claim.namespace(), name)))
                        .filter(machine -> claims(machine).anyMatch(claim.name()::equals))
                        .isPresent();
    }

    private static Set<String> claims(ResourceChange change) {
        Set<String> claims = new LinkedHashSet<>();
        Stream.concat(change.liveResource().stream(), change.desiredResource().stream())
                .flatMap(machine -> claims(machine.tree()))
                .forEach(claims::add);
        return claims;
    }

    /** The claims of a machine's volumes; a data volume's bears its name. */
    private static Stream<String> claims(Mapping machine) {
        return machine.mapping("spec", "template", "spec").sequence("volumes").mappings().stream()
                .flatMap(volume -> Stream.concat(
                        volume.mapping("persistentVolumeClaim").text("claimName").stream(),
                        volume.mapping("dataVolume").text("name").stream()));
    }
}
