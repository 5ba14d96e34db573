package io.githops.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RendezvousProperties {
    @Property(tries = 200)
    void everyShardHasAMemberAndNoMemberTooMany(
            @ForAll @Size(min = 1, max = 12) Set<@StringLength(max = 12) String> members,
            @ForAll @IntRange(min = 1, max = 64) int shards) {
        List<String> assigned = Rendezvous.assign(members, shards);

        assertThat(assigned).hasSize(shards).isSubsetOf(members);
        var counts = assigned.stream().collect(Collectors.groupingBy(member -> member, Collectors.counting()));
        assertThat(counts.values()).allMatch(count -> count <= (shards + members.size() - 1) / members.size());
    }

    @Property(tries = 100)
    void theOrderInWhichMembersAreKnownDoesNotMatter(
            @ForAll @Size(min = 1, max = 8) Set<@StringLength(max = 12) String> members, @ForAll long seed) {
        var shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Rendezvous.assign(shuffled, 32)).isEqualTo(Rendezvous.assign(members, 32));
    }

    @Property(tries = 100)
    void fewShardsMoveWhenAMemberComes(@ForAll @IntRange(min = 2, max = 8) int members, @ForAll long seed) {
        List<String> before = IntStream.range(0, members)
                .mapToObj(number -> "web-" + seed + "-" + number)
                .toList();
        var after = new ArrayList<>(before);
        after.add("web-" + seed + "-new");

        List<String> old = Rendezvous.assign(before, 64);
        List<String> now = Rendezvous.assign(after, 64);

        long moved = IntStream.range(0, 64)
                .filter(shard -> !old.get(shard).equals(now.get(shard)))
                .count();
        assertThat(moved).isLessThanOrEqualTo(3L * 64 / (members + 1));
    }

    @Property(tries = 50)
    void itemsSpreadOverAllShards(@ForAll @IntRange(min = 1, max = 32) int shards) {
        assertThat(IntStream.range(0, 1000)
                        .map(number -> Rendezvous.shard("cluster-" + number, shards))
                        .distinct())
                .hasSize(shards);
    }
}
