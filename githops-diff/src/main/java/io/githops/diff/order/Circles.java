package io.githops.diff.order;

import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of resources that need each other, whatever is done first. */
final class Circles {
    private final NeedGraph graph;

    Circles(NeedGraph graph) {
        this.graph = graph;
    }

    /** A problem for each group of more than one, by the name of the first resource of its circle. */
    List<Problem> problems(List<List<Integer>> groups) {
        return groups.stream()
                .filter(group -> group.size() > 1)
                .map(this::shortest)
                .sorted(Comparator.comparing(circle -> circle.get(0).id()))
                .map(Circles::problem)
                .toList();
    }

    /** A shortest way from the first member of a group, by name, back to itself. */
    private List<Member> shortest(List<Integer> group) {
        int start = Collections.min(group, Comparator.comparing(this::id));
        Set<Integer> inside = new HashSet<>(group);
        Map<Integer, Integer> cameFrom = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!cameFrom.containsKey(start)) {
            int node = open.remove();
            Arrays.stream(graph.needs(node))
                    .boxed()
                    .filter(inside::contains)
                    .sorted(Comparator.comparing(this::id))
                    .filter(need -> cameFrom.putIfAbsent(need, node) == null)
                    .forEach(open::add);
        }
        List<Member> circle = new ArrayList<>(List.of(graph.member(start)));
        for (int node = cameFrom.get(start); node != start; node = cameFrom.get(node)) {
            circle.add(graph.member(node));
        }
        circle.add(graph.member(start));
        Collections.reverse(circle);
        return circle;
    }

    private ResourceId id(int node) {
        return graph.member(node).id();
    }

    private static Problem problem(List<Member> circle) {
        String path = circle.stream().map(member -> member.id().toString()).collect(Collectors.joining(" -> "));
        Resource first = circle.get(0).resource();
        return Problem.error(
                "GH1401",
                path + ": these resources need each other in a circle; expected an order in which each comes after what"
                        + " it names. Remove one of the references",
                first.position(FieldPath.root()).orElse(null));
    }
}
