package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One line of a label selector or node affinity. */
public record LabelRequirement(String key, String operator, List<String> values) {

    static LabelRequirement of(Mapping tree) {
        return new LabelRequirement(
                tree.text("key").orElse(""),
                tree.text("operator").orElse(""),
                tree.sequence("values").texts());
    }

    /** The requirements of a label selector: its {@code matchLabels} and {@code matchExpressions}. */
    static List<LabelRequirement> ofSelector(Mapping selector) {
        return Stream.concat(
                        ofLabels(selector.mapping("matchLabels")).stream(),
                        selector.sequence("matchExpressions").mappings().stream()
                                .map(LabelRequirement::of))
                .toList();
    }

    /** The requirements of a plain map of labels. */
    static List<LabelRequirement> ofLabels(Mapping labels) {
        return labels.names().stream()
                .map(name -> new LabelRequirement(
                        name, "In", List.of(labels.text(name).orElse(""))))
                .toList();
    }

    public boolean admits(Mapping labels) {
        Optional<String> value = labels.text(key);
        return switch (operator) {
            case "In" -> value.filter(values::contains).isPresent();
            case "NotIn" -> value.filter(values::contains).isEmpty();
            case "Exists" -> value.isPresent();
            case "DoesNotExist" -> value.isEmpty();
            case "Gt" -> compare(value) > 0;
            case "Lt" -> compare(value) < 0;
            default -> false;
        };
    }

    private int compare(Optional<String> value) {
        try {
            return Long.compare(Long.parseLong(value.orElse("")), Long.parseLong(String.join(",", values)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
