package io.githops.lease;

import java.util.List;

/**
 * How the work is shared, as one replica sees it.
 *
 * @param identity of this replica
 * @param members the identities of the live replicas, in order; empty before the first heartbeat
 * @param shards how many parts the work has
 * @param held the parts that this replica holds, from zero, in order
 */
public record ShardingState(String identity, List<String> members, int shards, List<Integer> held) {
    public ShardingState {
        members = List.copyOf(members);
        held = List.copyOf(held);
    }
}
