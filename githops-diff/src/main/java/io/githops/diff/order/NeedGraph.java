package io.githops.diff.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Resources as numbers, each with the resources it needs. Soft needs can be dropped. */
final class NeedGraph {
    private final List<Member> members;
    private final List<int[]> needs;
    private final List<Set<Integer>> soft;

    /**
     * @param needs for each member the numbers of those it needs
     * @param soft those of them that can be dropped
     */
    NeedGraph(List<Member> members, List<int[]> needs, List<Set<Integer>> soft) {
        this.members = members;
        this.needs = new ArrayList<>(needs);
        this.soft = soft;
    }

    int size() {
        return members.size();
    }

    Member member(int node) {
        return members.get(node);
    }

    int[] needs(int node) {
        return needs.get(node);
    }

    /** The members in groups of those that need each other, what is needed before what needs it. */
    List<List<Integer>> groups() {
        return new StrongComponents(this).find();
    }

    void dropSoftNeedsInCircles() {
        for (List<Integer> group : groups()) {
            if (group.size() > 1) {
                Set<Integer> circle = new HashSet<>(group);
                group.forEach(node -> dropSoftNeeds(node, circle));
            }
        }
    }

    private void dropSoftNeeds(int node, Set<Integer> circle) {
        int[] kept = Arrays.stream(needs.get(node))
                .filter(need -> !(soft.get(node).contains(need) && circle.contains(need)))
                .toArray();
        needs.set(node, kept);
    }
}
