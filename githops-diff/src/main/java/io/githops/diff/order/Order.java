package io.githops.diff.order;

import io.githops.model.ExplicitOrder;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Reference;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which changed resources come before which others: those they name, the definition of their kind, what carries their
 * network, and those of an earlier wave. What comes between two changed resources is followed though nothing is done about
 * it. Only changed resources and what they need, directly or by others, are looked at.
 *
 * <p>Where resources need each other in a circle, references that the cluster resolves later by itself do not count. A
 * resource that needs another of a later wave moves to that wave.
 */
public final class Order {
    private final Map<ResourceId, Integer> levels = new HashMap<>();
    private final Map<ResourceId, Set<ResourceId>> after = new HashMap<>();

    private Order() {}

    /**
     * The order in which resources are applied.
     *
     * @param changed the resources that something is done about
     * @param unchanged finds any other resource that may come between two changed ones
     * @param references what a resource names; asked once for each resource that is looked at
     * @throws ManifestException when resources need each other in circles; holds a problem for each circle that is
     *     independent of the others
     */
    public static Order ofApplying(
            Collection<Member> changed,
            Function<ResourceId, Optional<Member>> unchanged,
            Kinds kinds,
            Function<Resource, List<Reference>> references) {
        return of(new Needs(changed, unchanged, references, false).graph(), kinds);
    }

    /**
     * The order in which resources are created that are now to be deleted in reverse, as far as Harvester does not ask for
     * another.
     *
     * @param references what a resource names; asked once for each
     * @throws ManifestException as in {@link #ofApplying}
     */
    public static Order ofDeleting(
            Collection<Member> deleted, Kinds kinds, Function<Resource, List<Reference>> references) {
        return of(new Needs(deleted, id -> Optional.empty(), references, true).graph(), kinds);
    }

    private static Order of(NeedGraph graph, Kinds kinds) {
        graph.dropSoftNeedsInCircles();
        List<List<Integer>> groups = graph.groups();
        List<Problem> circles = new Circles(graph).problems(groups);
        if (!circles.isEmpty()) {
            throw new ManifestException(circles);
        }
        List<Integer> sequence = new ArrayList<>();
        groups.forEach(group -> sequence.add(group.get(0)));
        var order = new Order();
        order.place(graph, new Levels(graph, ExplicitOrder.of(kinds)::wave, sequence));
        return order;
    }

    private void place(NeedGraph graph, Levels computed) {
        for (int node = 0; node < graph.size(); node++) {
            Member member = graph.member(node);
            if (member.isChanged()) {
                levels.put(member.id(), computed.level(node));
                after.put(member.id(), computed.after(node));
            }
        }
    }

    /** The place of a changed resource in the order, from 0. */
    public int level(ResourceId id) {
        return levels.getOrDefault(id, 0);
    }

    /** The changed resources that must come before one, directly or by way of unchanged ones. */
    public Set<ResourceId> after(ResourceId id) {
        return after.getOrDefault(id, Set.of());
    }
}
