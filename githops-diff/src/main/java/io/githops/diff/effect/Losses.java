package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What deleting a resource does, above all which data dies with it, and what else goes. */
final class Losses {
    private static final List<WholeRule> RULES = Stream.of(
                    MachineDeletions.all(), DataDeletions.all(), OtherDeletions.all())
            .flatMap(List::stream)
            .toList();

    private Losses() {}

    /** What is known of deletions, by kind. */
    static List<WholeRule> rules() {
        return RULES;
    }

    /** The gravest that happens, with the reasons of all that is as grave; {@link Effect#LIVE} when nothing is known. */
    static Effect of(WholeObject object) {
        List<Effect> effects = new ArrayList<>();
        RULES.stream().filter(rule -> rule.counts(object)).forEach(rule -> effects.add(rule.effect(object)));
        effects.addAll(new Dependents(object.objects()).effects(object.resource()));
        Level level = Effect.gravest(effects).level();
        return effects.isEmpty()
                ? Effect.LIVE
                : new Effect(
                        level,
                        effects.stream()
                                .filter(effect -> effect.level() == level)
                                .map(Effect::reason)
                                .distinct()
                                .collect(Collectors.joining("; ")));
    }
}
