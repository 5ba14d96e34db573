package io.githops.diff.order;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Where each member of a graph without circles comes: by wave, and within a wave after what it needs there. */
final class Levels {
    private final NeedGraph graph;
    private final Step[] done;
    private final Object[] behind;
    private final Map<Step, Integer> ranks = new HashMap<>();

    /** A moment in the order. */
    private record Step(int wave, int depth) implements Comparable<Step> {
        static final Step FIRST = new Step(Integer.MIN_VALUE, 0);
        private static final Comparator<Step> ORDER =
                Comparator.comparingInt(Step::wave).thenComparingInt(Step::depth);

        Step atLeastIn(int earliest) {
            return wave >= earliest ? this : new Step(earliest, 0);
        }

        Step next() {
            return new Step(wave, depth + 1);
        }

        @Override
        public int compareTo(Step other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param sequence the numbers of all members, what is needed before what needs it */
    Levels(NeedGraph graph, ToIntFunction<Resource> wave, List<Integer> sequence) {
        this.graph = graph;
        done = new Step[graph.size()];
        behind = new Object[graph.size()];
        for (int node : sequence) {
            Step ready = Step.FIRST;
            for (int need : graph.needs(node)) {
                ready = done[need].compareTo(ready) > 0 ? done[need] : ready;
            }
            Member member = graph.member(node);
            done[node] = member.isChanged()
                    ? ready.atLeastIn(wave.applyAsInt(member.resource())).next()
                    : ready;
            behind[node] = member.isChanged() ? Set.of(member.id()) : after(node);
        }
        rank(sequence);
    }

    private void rank(List<Integer> sequence) {
        Stream<Step> steps =
                sequence.stream().filter(node -> graph.member(node).isChanged()).map(node -> done[node]);
        steps.distinct().sorted().forEach(step -> ranks.put(step, ranks.size()));
    }

    /** The place of a changed member, from 0 without gaps. */
    int level(int node) {
        return ranks.get(done[node]);
    }

    /** The changed members that come before a member; members that share them share the set. */
    Set<ResourceId> after(int node) {
        Set<ResourceId> all = Set.of();
        boolean isOwn = false;
        for (int need : graph.needs(node)) {
            Set<ResourceId> more = behind(need);
            if (more.isEmpty() || more == all) {
                continue;
            }
            if (all.isEmpty()) {
                all = more;
                continue;
            }
            if (!isOwn) {
                all = new LinkedHashSet<>(all);
                isOwn = true;
            }
            all.addAll(more);
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private Set<ResourceId> behind(int node) {
        return (Set<ResourceId>) behind[node];
    }
}
