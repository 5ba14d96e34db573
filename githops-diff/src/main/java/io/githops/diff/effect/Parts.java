package io.githops.diff.effect;

import io.githops.diff.difference.Difference;
import io.githops.model.Effect;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The fields of mappings that come or go as a whole, which are judged one by one. */
final class Parts {
    private Parts() {}

    /** The gravest effect of the parts of a difference. */
    static Effect gravest(Difference difference, Function<Difference, Effect> effect) {
        List<Difference> parts = new ArrayList<>();
        split(difference, parts);
        return Effect.gravest(parts.stream().map(effect).toList());
    }

    private static void split(Difference difference, List<Difference> parts) {
        Tree whole = difference.live() == null ? difference.desired() : difference.live();
        boolean isOneSided = difference.live() == null || difference.desired() == null;
        if (isOneSided && whole instanceof Mapping mapping && !mapping.isEmpty()) {
            boolean comes = difference.live() == null;
            mapping.forEach((name, value) -> split(
                    new Difference(difference.path().field(name), comes ? null : value, comes ? value : null), parts));
        } else {
            parts.add(difference);
        }
    }
}
