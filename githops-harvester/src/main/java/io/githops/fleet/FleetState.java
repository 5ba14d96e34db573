package io.githops.fleet;

import java.util.List;

/**
 * How a fleet is doing.
 *
 * @param members by name
 * @param running how many members have their turn
 * @param waiting how many wait for theirs
 */
public record FleetState(List<MemberState> members, int running, int waiting) {
    public FleetState {
        members = List.copyOf(members);
    }

    /** How many members this replica reconciles. */
    public long open() {
        return members.stream()
                .filter(member -> member.reconciler().isPresent())
                .count();
    }

    /** How many of them are where they should be. */
    public long inSync() {
        return members.stream().filter(MemberState::isInSync).count();
    }

    /** How many members have failed at their last try. */
    public long failing() {
        return members.stream().filter(member -> member.failure().isPresent()).count();
    }

    /** How many members differ from the revision they were synced to. */
    public long drifted() {
        return members.stream()
                .flatMap(member -> member.reconciler().stream())
                .filter(state -> !state.drifted().isEmpty())
                .count();
    }

    /** Whether this replica reconciles all members, and all are where they should be. */
    public boolean isSettled() {
        return inSync() == members.size();
    }

    @Override
    public String toString() {
        return members.size() + " members: " + open() + " reconciled here, " + inSync() + " in sync, " + drifted()
                + " drifted, " + failing() + " failing; " + running + " running, " + waiting + " waiting";
    }
}
