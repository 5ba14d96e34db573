package io.githops.model.kubevirt;

import io.githops.model.OpenEnum;

/** What becomes of a machine when its node goes into maintenance. */
public record MaintenanceStrategy(String value) implements OpenEnum {
    public static final MaintenanceStrategy MIGRATE = new MaintenanceStrategy("Migrate");
    /** Started again once the node is in maintenance, elsewhere. */
    public static final MaintenanceStrategy SHUTDOWN_AND_RESTART_AFTER_ENABLE =
            new MaintenanceStrategy("ShutdownAndRestartAfterEnable");
    /** Started again once the maintenance is over. */
    public static final MaintenanceStrategy SHUTDOWN_AND_RESTART_AFTER_DISABLE =
            new MaintenanceStrategy("ShutdownAndRestartAfterDisable");

    public static final MaintenanceStrategy SHUTDOWN = new MaintenanceStrategy("Shutdown");
}
