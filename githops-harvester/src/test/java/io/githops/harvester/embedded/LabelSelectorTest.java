package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSelectorTest {
    private static final Mapping OBJECT =
            (Mapping) Json.parse("{\"metadata\":{\"labels\":{\"team\":\"red\",\"tier\":\"\",\"weight\":\"7\"}}}");

    @Test
    void selectsByEveryOperator() {
        Map<String, Boolean> selected = Map.ofEntries(
                Map.entry("", true),
                Map.entry("team=red", true),
                Map.entry("team==red", true),
                Map.entry("team!=red", false),
                Map.entry("absent!=red", true),
                Map.entry("team", true),
                Map.entry("absent", false),
                Map.entry("!absent", true),
                Map.entry("! team", false),
                Map.entry("tier=", true),
                Map.entry("absent=", false),
                Map.entry("team in (red, blue)", true),
                Map.entry("team in (blue)", false),
                Map.entry("team notin (blue)", true),
                Map.entry("absent notin (blue)", true),
                Map.entry("tier in (,a)", true),
                Map.entry("weight>6", true),
                Map.entry("weight < 7", false),
                Map.entry("team=red,weight=7,!absent", true),
                Map.entry("team=red,weight=8", false));

        selected.forEach(
                (selector, expected) -> assertThat(LabelSelector.parse(selector).test(OBJECT))
                        .as(selector)
                        .isEqualTo(expected));
    }

    @Test
    void saysWhatIsWrongWithASelector() {
        Map<String, String> faults = Map.of(
                "a===b", "unable to parse requirement: found '=', expected: identifier",
                "a in b", "unable to parse requirement: found 'b', expected: '('",
                "a=b c", "unable to parse requirement: found 'c', expected: ',' or 'end of string'",
                "a in (b", "unable to parse requirement: found '', expected: ',' or ')'",
                "a ~ b", "unable to parse requirement: found '~', expected: in, notin, =, ==, !=, gt, lt",
                ",a", "unable to parse requirement: found ',', expected: !, identifier, or ''end of string''",
                "a>x", "for 'Gt', 'Lt' operators, the value must be an integer");

        faults.forEach((selector, message) -> assertThatThrownBy(() -> LabelSelector.parse(selector))
                .as(selector)
                .isInstanceOf(ApiFailure.class)
                .hasMessage(message));
    }
}
