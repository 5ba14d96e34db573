package io.githops.diff.effect;

import io.githops.model.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of the documentation, written from the rules. */
final class EffectsPage {
    private EffectsPage() {}

    /** All rules, those of machines first. */
    static List<EffectRule> rules() {
        List<EffectRule> rules = new ArrayList<>();
        Stream.<EffectRule[]>of(
                        PowerRule.values(),
                        SizeRule.values(),
                        VolumeRule.values(),
                        NetworkRule.values(),
                        ClaimRule.values(),
                        MachineRule.values())
                .forEach(values -> rules.addAll(List.of(values)));
        rules.addAll(MachineTable.always().rows());
        rules.addAll(MachineTable.running().rows());
        KindTables.all().forEach(table -> rules.addAll(table.rows()));
        rules.addAll(Losses.rules());
        rules.addAll(Creations.rules());
        return rules;
    }

    static String text() {
        Map<String, List<EffectRule>> byKind = new LinkedHashMap<>();
        rules().forEach(rule ->
                byKind.computeIfAbsent(rule.kind(), any -> new ArrayList<>()).add(rule));
        var page = new StringBuilder();
        byKind.forEach((kind, rules) -> append(page, kind, rules));
        return page.toString();
    }

    private static void append(StringBuilder page, String kind, Collection<EffectRule> rules) {
        page.append("\n### ").append(kind).append("\n\n| field | when | effect | reason |\n|---|---|---|---|\n");
        rules.forEach(rule -> page.append(row(rule)));
    }

    private static String row(EffectRule rule) {
        Effect effect = rule.effect();
        String reason = effect.reason().endsWith(": ") || effect.reason().endsWith("that ")
                ? effect.reason().strip() + " …"
                : effect.reason();
        return Stream.of(
                                "`" + rule.field().replace(", ", "`, `") + "`",
                                rule.when(),
                                effect.level().words(),
                                reason)
                        .map(cell -> cell.replace("|", "\\|"))
                        .reduce("|", (line, cell) -> line + (cell.isEmpty() ? " |" : " " + cell + " |"))
                + "\n";
    }
}
