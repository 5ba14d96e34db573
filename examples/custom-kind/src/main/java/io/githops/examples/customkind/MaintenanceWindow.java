package io.githops.examples.customkind;

import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.ReferenceRule;
import io.githops.model.ReferenceRule.Format;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import java.util.List;

/** A custom resource of somebody's own: when a machine may be restarted, and whom to tell. */
public final class MaintenanceWindow {
    // region kind
    public static final ResourceKind<Mapping> KIND = ResourceKind.builder("ops.example/v1", "MaintenanceWindow")
            .references(
                    List.of(ReferenceRule.of("spec.machine", "kubevirt.io", "VirtualMachine", Format.SAME_NAMESPACE)))
            .immutable("spec.timeZone")
            .sensitive("spec.chatToken")
            .health(MaintenanceWindow::health)
            .build();

    public static final Kinds KINDS = Kinds.harvester().with(KIND);
    // endregion

    private MaintenanceWindow() {}

    private static Health health(Resource live) {
        boolean isOverdue = live.tree()
                .mapping("status")
                .text("phase")
                .filter("Overdue"::equals)
                .isPresent();
        return isOverdue ? Health.degraded("the machine was not restarted in the last window") : Health.HEALTHY;
    }
}
