package io.githops.fleet;

import io.githops.reconcile.SyncEvent;

/** What happens in a fleet. */
public sealed interface FleetEvent {

    /** A member's reconciler was started. */
    record Opened(String member) implements FleetEvent {}

    /**
     * A member's reconciler was closed.
     *
     * @param why in words, such as {@code removed}
     */
    record Closed(String member, String why) implements FleetEvent {}

    /** A member's reconciler could not be started; it is tried again soon. */
    record OpeningFailed(String member, RuntimeException cause) implements FleetEvent {}

    /** Something happened in a member's reconciler. */
    record Told(String member, SyncEvent event) implements FleetEvent {}

    /** A rollout came a step further. */
    record RolledOn(RolloutState state) implements FleetEvent {}
}
