package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.tree.FieldPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The effects of changes to one kind, row by row. Of the rows that name the changed field or one above it, the first whose
 * condition holds counts. Where a field above changes as a whole, so do all rows below it, and the gravest tells.
 */
final class EffectTable {
    private final String kind;
    private final List<EffectRow> rows = new ArrayList<>();

    private EffectTable(String kind) {
        this.kind = kind;
    }

    /** A table without rows; the kind is written with its group: {@code harvesterhci.io/Addon}, {@code Secret}. */
    static EffectTable of(String kind) {
        return new EffectTable(kind);
    }

    EffectTable row(String field, Level level, String reason) {
        return row(field, Condition.ALWAYS, level, reason);
    }

    EffectTable row(String field, String words, Predicate<ChangedField> test, Level level, String reason) {
        return row(field, new Condition(words, test), level, reason);
    }

    EffectTable row(String field, Condition condition, Level level, String reason) {
        return row(field, condition, level, reason, any -> "");
    }

    EffectTable row(
            String field, Condition condition, Level level, String reason, Function<ChangedField, String> more) {
        rows.add(new EffectRow(kind, FieldPattern.parse(field), condition, new Effect(level, reason), more));
        return this;
    }

    String kind() {
        return kind;
    }

    List<EffectRow> rows() {
        return rows;
    }

    /** Empty when no row counts. */
    Optional<Effect> effect(ChangedField field) {
        Stream<EffectRow> above = rows.stream()
                .filter(row ->
                        row.place().contains(field.path()) && row.condition().holds(field))
                .limit(1);
        Stream<EffectRow> below = rows.stream()
                .filter(row ->
                        row.place().isBelow(field.path()) && row.condition().holds(field));
        List<Effect> effects =
                Stream.concat(above, below).map(row -> row.effect(field)).toList();
        return effects.isEmpty() ? Optional.empty() : Optional.of(Effect.gravest(effects));
    }
}
