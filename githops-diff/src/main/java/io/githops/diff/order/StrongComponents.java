package io.githops.diff.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Tarjan's strongly connected components, without recursion, as chains may be long. Used once. */
final class StrongComponents {
    private static final int UNSEEN = -1;

    private final NeedGraph graph;
    private final int[] index;
    private final int[] lowest;
    private final int[] next;
    private final boolean[] isOpen;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Deque<Integer> path = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int seen;

    StrongComponents(NeedGraph graph) {
        this.graph = graph;
        index = new int[graph.size()];
        lowest = new int[graph.size()];
        next = new int[graph.size()];
        isOpen = new boolean[graph.size()];
        Arrays.fill(index, UNSEEN);
    }

    /** The components, those that are needed before those that need them. */
    List<List<Integer>> find() {
        for (int start = 0; start < graph.size(); start++) {
            if (index[start] == UNSEEN) {
                enter(start);
                while (!path.isEmpty()) {
                    step(path.peek());
                }
            }
        }
        return found;
    }

    private void enter(int node) {
        index[node] = seen;
        lowest[node] = seen;
        seen++;
        open.push(node);
        isOpen[node] = true;
        path.push(node);
    }

    private void step(int node) {
        int[] needs = graph.needs(node);
        if (next[node] < needs.length) {
            int need = needs[next[node]++];
            if (index[need] == UNSEEN) {
                enter(need);
            } else if (isOpen[need]) {
                lowest[node] = Math.min(lowest[node], index[need]);
            }
            return;
        }
        path.pop();
        if (!path.isEmpty()) {
            lowest[path.peek()] = Math.min(lowest[path.peek()], lowest[node]);
        }
        if (lowest[node] == index[node]) {
            close(node);
        }
    }

    private void close(int root) {
        List<Integer> component = new ArrayList<>();
        int node;
        do {
            node = open.pop();
            isOpen[node] = false;
            component.add(node);
        } while (node != root);
        found.add(component);
    }
}
