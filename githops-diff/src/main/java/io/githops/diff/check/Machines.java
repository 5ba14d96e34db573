package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Reads virtual machines as trees, whatever is wrong with them. */
final class Machines {
    static final String GROUP = VirtualMachine.KIND.groupVersionKind().group();
    static final String KIND = VirtualMachine.KIND.groupVersionKind().kind();
    static final FieldPath INSTANCE = FieldPath.of("spec", "template", "spec");
    static final FieldPath INTERFACES =
            INSTANCE.field("domain").field("devices").field("interfaces");

    private Machines() {}

    static boolean isMachine(Resource resource) {
        return resource.id().kind().equals(KIND) && resource.id().group().equals(GROUP);
    }

    /** The specification of the machine's instances. */
    static Mapping instance(Resource machine) {
        return machine.tree().mapping("spec", "template", "spec");
    }

    static List<Mapping> interfaces(Resource machine) {
        return instance(machine)
                .mapping("domain", "devices")
                .sequence("interfaces")
                .mappings();
    }

    /** The machine's entry of the network that an interface of the same name attaches to. */
    static Optional<Mapping> network(Resource machine, String name) {
        return instance(machine).sequence("networks").mappings().stream()
                .filter(network -> network.text("name").equals(Optional.of(name)))
                .findFirst();
    }
}
