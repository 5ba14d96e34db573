package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays an applied value over a live one: applied leaves win, parts of which only one side speaks are kept.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/typed/merge.go">structured-merge-diff,
 *     typed/merge.go</a>
 */
final class Merge {
    private Merge() {}

    static Tree merge(Tree live, Tree applied, Schema schema) {
        return Objects.requireNonNull(mergeParts(live, applied, schema));
    }

    private static @Nullable Tree mergeParts(@Nullable Tree live, @Nullable Tree applied, Schema schema) {
        return switch (Structure.of(schema, live, applied)) {
            case LEAF -> applied != null ? applied : live;
            case MAPPING -> mergeMappings(live, applied, schema);
            case LIST -> mergeLists(live, applied, schema);
        };
    }

    private static @Nullable Tree mergeMappings(@Nullable Tree live, @Nullable Tree applied, Schema schema) {
        Mapping old = Structure.mapping(live);
        Mapping changed = Structure.mapping(applied);
        if (changed.isEmpty()) {
            return old.isEmpty() ? applied != null ? applied : live : live;
        }
        Mapping merged = old;
        MappingBuilder added = Mapping.builder();
        for (int i = 0; i < changed.size(); i++) {
            String name = changed.name(i);
            Schema field = Objects.requireNonNullElse(Structure.field(schema, name), Schema.any());
            Tree value = mergeParts(old.get(name), changed.value(i), field);
            if (value != null && old.has(name)) {
                merged = merged.with(name, value);
            } else if (value != null) {
                added.put(name, value);
            }
        }
        Mapping more = added.build();
        return more.isEmpty()
                ? merged
                : Mapping.builder().putAll(merged).putAll(more).build();
    }

    private static @Nullable Tree mergeLists(@Nullable Tree live, @Nullable Tree applied, Schema schema) {
        Sequence old = Structure.list(live);
        Sequence changed = Structure.list(applied);
        if (changed.isEmpty()) {
            return old.isEmpty() ? applied != null ? applied : live : live;
        }
        Sequence merged = new ListMerge(old, changed, schema).merge();
        return merged.equals(old) ? old : merged;
    }

    /** Puts the items of two lists in one order that keeps both, the applied one where they contradict. */
    private static final class ListMerge {
        private final Schema schema;
        private final Sequence live;
        private final List<PathElement> liveSteps;
        private final List<PathElement> appliedSteps;
        private final Map<PathElement, Tree> liveItems;
        private final Map<PathElement, Tree> appliedItems;
        private final List<Tree> merged = new ArrayList<>();
        private final Set<PathElement> taken = new HashSet<>();

        ListMerge(Sequence live, Sequence applied, Schema schema) {
            this.schema = schema;
            this.live = live;
            liveSteps = steps(live);
            appliedSteps = steps(applied);
            liveItems = index(live, liveSteps);
            appliedItems = index(applied, appliedSteps);
        }

        Sequence merge() {
            List<PathElement> shared =
                    appliedSteps.stream().filter(liveItems::containsKey).toList();
            int nextShared = 0;
            int atLive = 0;
            int atApplied = 0;
            while (atLive < liveSteps.size() || atApplied < appliedSteps.size()) {
                if (atLive < liveSteps.size() && atApplied < appliedSteps.size()) {
                    PathElement step = liveSteps.get(atLive);
                    if (step.equals(appliedSteps.get(atApplied))) {
                        take(step);
                        atLive++;
                        atApplied++;
                        nextShared++;
                        continue;
                    }
                    boolean isLater = appliedItems.containsKey(step)
                            && nextShared < shared.size()
                            && !shared.get(nextShared).equals(step);
                    if (isLater) {
                        atLive++;
                        continue;
                    }
                }
                if (atLive < liveSteps.size()) {
                    PathElement step = liveSteps.get(atLive);
                    if (!appliedItems.containsKey(step)) {
                        merged.add(live.get(atLive));
                        atLive++;
                        continue;
                    }
                    if (taken.contains(step)) {
                        atLive++;
                    }
                }
                if (atApplied < appliedSteps.size()) {
                    PathElement step = appliedSteps.get(atApplied);
                    take(step);
                    atApplied++;
                    if (nextShared < shared.size() && shared.get(nextShared).equals(step)) {
                        nextShared++;
                    }
                }
            }
            return Sequence.of(merged);
        }

        private void take(PathElement step) {
            taken.add(step);
            Tree item = mergeParts(liveItems.get(step), appliedItems.get(step), Structure.items(schema));
            if (item != null) {
                merged.add(item);
            }
        }

        private List<PathElement> steps(Sequence list) {
            return list.stream().map(item -> Structure.step(schema, item)).toList();
        }

        private static Map<PathElement, Tree> index(Sequence list, List<PathElement> steps) {
            Map<PathElement, Tree> items = new LinkedHashMap<>();
            for (int i = 0; i < steps.size(); i++) {
                items.putIfAbsent(steps.get(i), list.get(i));
            }
            return items;
        }
    }
}
