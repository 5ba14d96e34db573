package io.githops.lease;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Says which member has which shard: the one that scores highest for it and has not got its share yet. All who know the same
 * members come to the same answer, no member has more than one shard more than its even share, and few shards move when a
 * member comes or goes.
 */
final class Rendezvous {
    private Rendezvous() {}

    /**
     * @param members in any order
     * @return the member of each shard, from the first; empty when there is no member
     */
    static List<String> assign(Collection<String> members, int shards) {
        if (members.isEmpty()) {
            return List.of();
        }
        List<String> sorted = List.copyOf(new TreeSet<>(members));
        int share = (shards + sorted.size() - 1) / sorted.size();
        Map<String, Integer> taken = new HashMap<>();
        List<String> assigned = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            int number = shard;
            String member = sorted.stream()
                    .filter(candidate -> taken.getOrDefault(candidate, 0) < share)
                    .max(Comparator.comparingLong(candidate -> score(candidate, number)))
                    .orElseThrow();
            taken.merge(member, 1, Integer::sum);
            assigned.add(member);
        }
        return assigned;
    }

    /** The shard of an item of work. */
    static int shard(String item, int shards) {
        return (int) Long.remainderUnsigned(mixed(checksum(item)), shards);
    }

    private static long score(String member, int shard) {
        return mixed(checksum(member) * 31 + shard) >>> 1;
    }

    private static long checksum(String text) {
        var checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    /** Spreads neighbouring numbers over all numbers, by the finalizer of MurmurHash3. */
    private static long mixed(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
