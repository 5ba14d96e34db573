package io.githops.manifest.yaml;

import io.githops.tree.Null;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;

/**
 * The anchors of one document. Keeps count of its values and levels as if every alias had been written out, since whoever
 * walks the tree later meets them all.
 */
final class Anchors {
    private static final Anchor UNFINISHED = new Anchor(Placed.scalar(Null.NULL), 0, 0);

    private final Limits limits;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private long nodes;
    private long aliasNodes;
    private int deepest;

    Anchors(Limits limits) {
        this.limits = limits;
    }

    /** Counts a value. */
    void countNode() {
        nodes++;
    }

    /** Counts a mapping or list at a level, the outermost being 1. */
    void enter(int depth, Mark mark) {
        deepest = Math.max(deepest, depth);
        if (depth > limits.maxDepth()) {
            throw MalformedDocumentException.at(mark, Fault.TOO_DEEP, tooDeep(limits));
        }
    }

    static String tooDeep(Limits limits) {
        return "found more than " + limits.maxDepth() + " levels of mappings and lists within each other;"
                + " expected fewer";
    }

    /**
     * Reads a value that has an anchor.
     *
     * @param depth levels around the value
     */
    Placed define(String name, int depth, Supplier<Placed> content) {
        long nodesBefore = nodes;
        int deepestBefore = deepest;
        deepest = depth;
        anchors.put(name, UNFINISHED);
        Placed value = content.get();
        anchors.put(name, new Anchor(value, nodes - nodesBefore, deepest - depth));
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    /**
     * The value that an alias stands for.
     *
     * @param depth levels around the alias
     */
    Placed follow(AliasEvent alias, int depth) {
        @Nullable Anchor anchor = anchors.get(alias.getAnchor());
        Mark mark = alias.getStartMark();
        if (anchor == null || anchor == UNFINISHED) {
            throw MalformedDocumentException.at(mark, Fault.ALIAS, noValue(anchor));
        }
        nodes += anchor.nodes;
        aliasNodes += anchor.nodes;
        if (aliasNodes > limits.maxAliasNodes()) {
            throw MalformedDocumentException.at(
                    mark,
                    Fault.TOO_MANY_ALIASES,
                    "found aliases that stand for more than " + limits.maxAliasNodes()
                            + " values in one document; expected fewer, or the values written out");
        }
        enter(depth + anchor.height, mark);
        return anchor.value;
    }

    private static String noValue(@Nullable Anchor anchor) {
        return anchor == null
                ? "found an alias without an anchor; expected &name on an earlier value of this document,"
                        + " or quotes if the text merely begins with *"
                : "found an alias within the value that it stands for; expected a value that does not hold itself";
    }

    /**
     * @param nodes values in it, aliases followed
     * @param height levels of mappings and lists in it, aliases followed
     */
    private record Anchor(Placed value, long nodes, int height) {}
}
