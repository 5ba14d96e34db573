package io.githops.diff;

import io.githops.model.Effect;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which disturbances of running machines have to wait for a maintenance window. Immutable. */
public final class Maintenance {
    private static final Maintenance ANY_TIME = new Maintenance(List.of(), Set.of());

    private final List<MaintenanceWindow> windows;
    private final Set<Effect.Level> disturbances;

    private Maintenance(List<MaintenanceWindow> windows, Set<Effect.Level> disturbances) {
        this.windows = windows;
        this.disturbances = disturbances;
    }

    /** Nothing has to wait. */
    public static Maintenance atAnyTime() {
        return ANY_TIME;
    }

    /**
     * Restarts, stops and disruptions, and deletions of machines, have to wait until one of the windows is open; live
     * migrations need not.
     *
     * @throws IllegalArgumentException when there is no window
     */
    public static Maintenance within(MaintenanceWindow... windows) {
        if (windows.length == 0) {
            throw new IllegalArgumentException("maintenance: found no window; expected at least one");
        }
        return new Maintenance(
                List.copyOf(Arrays.asList(windows)),
                EnumSet.of(Effect.Level.RESTART_REQUIRED, Effect.Level.DISRUPTION, Effect.Level.STOP));
    }

    /** Live migrations have to wait, too. */
    public Maintenance migrationsToo() {
        Set<Effect.Level> all = EnumSet.of(Effect.Level.LIVE_MIGRATION);
        all.addAll(disturbances);
        return new Maintenance(windows, all);
    }

    /** The windows; empty when nothing has to wait. */
    public List<MaintenanceWindow> windows() {
        return windows;
    }

    /** Whether disturbances may happen; without a time they may not. */
    boolean isOpen(Optional<Instant> time) {
        return windows.isEmpty()
                || time.filter(moment -> windows.stream().anyMatch(window -> window.contains(moment)))
                        .isPresent();
    }

    boolean isDisturbance(Effect.Level level) {
        return disturbances.contains(level);
    }

    /** The windows, separated by {@code or}; {@code at any time} without them. */
    @Override
    public String toString() {
        return windows.isEmpty()
                ? "at any time"
                : windows.stream().map(MaintenanceWindow::toString).collect(Collectors.joining(" or "));
    }
}
