package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.ResourceChange;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.Set;

/** Holds changes of a machine while it moves to another node. */
final class MigrationGate implements Gate {
    private static final GroupVersionKind MIGRATION =
            GroupVersionKind.of("kubevirt.io/v1", "VirtualMachineInstanceMigration");
    private static final Set<String> ENDS = Set.of("Succeeded", "Failed");

    @Override
    public Optional<String> holds(ResourceChange change, LiveObjects live) {
        ResourceId id = change.id();
        if (!id.kind().equals("VirtualMachine") || !id.group().equals(MIGRATION.group())) {
            return Optional.empty();
        }
        return live.list(MIGRATION.group(), MIGRATION.kind(), id.namespace()).stream()
                .filter(migration -> migration
                        .mapping("spec")
                        .text("vmiName")
                        .filter(id.name()::equals)
                        .isPresent())
                .filter(migration -> !isOver(migration))
                .findFirst()
                .map(migration -> "a live migration of the machine runs, " + Copies.name(migration));
    }

    @Override
    public Set<GroupVersionKind> kinds() {
        return Set.of(MIGRATION);
    }

    private static boolean isOver(Mapping migration) {
        return migration.mapping("status").text("phase").filter(ENDS::contains).isPresent();
    }
}
