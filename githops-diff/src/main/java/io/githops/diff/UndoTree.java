package io.githops.diff;

import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Locale;

/** An undo as a tree. */
final class UndoTree {
    private UndoTree() {}

    static Mapping of(Undo undo) {
        return Mapping.builder()
                .put("version", 1)
                .put("revision", undo.undone().revision().toString())
                .put("plan", undo.undone().hash())
                .put(
                        "steps",
                        Sequence.of(undo.steps().stream().map(UndoTree::step).toList()))
                .build();
    }

    private static Tree step(Undo.Step step) {
        MappingBuilder tree = Mapping.builder()
                .put("id", step.change().id().toString())
                .put("action", step.change().action().words())
                .put("extent", name(step.extent()));
        step.wayBack().ifPresent(back -> tree.put("back", back(back)));
        return tree.put(
                        "losses",
                        Sequence.of(step.losses().stream().map(UndoTree::loss).toList()))
                .build();
    }

    private static Tree back(ResourceChange back) {
        return Mapping.builder()
                .put("action", back.action().words())
                .put("effect", back.effect().toString())
                .put(
                        "fields",
                        Sequence.ofTexts(
                                back.fields().stream().map(Object::toString).toList()))
                .build();
    }

    private static Tree loss(Undo.Loss loss) {
        return Mapping.builder()
                .put("kind", name(loss.kind()))
                .put("reason", loss.reason())
                .build();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
