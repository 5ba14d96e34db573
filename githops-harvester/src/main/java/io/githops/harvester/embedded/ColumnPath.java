package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSONPath that printer columns use: fields, with {@code \.} for a dot in a name, list indexes, and the first
 * item whose field has a value, as in {@code .status.conditions[?(@.type=="Ready")].status}.
 */
final class ColumnPath implements Function<Mapping, @Nullable Tree> {
    private static final Pattern STEP = Pattern.compile("\\.((?:\\\\.|[^.\\[\\\\])+)"
            + "|\\[(\\d+)]"
            + "|\\[['\"]([^'\"]+)['\"]]"
            + "|\\[\\?\\(@\\.([^=]+?)\\s*==\\s*['\"]([^'\"]*)['\"]\\)]");

    private final String text;
    private final List<Function<Tree, @Nullable Tree>> steps;

    ColumnPath(String text) {
        this.text = text;
        this.steps = parse(text);
    }

    String text() {
        return text;
    }

    @Override
    public @Nullable Tree apply(Mapping object) {
        Tree reached = object;
        for (Function<Tree, @Nullable Tree> step : steps) {
            @Nullable Tree next = step.apply(reached);
            if (next == null) {
                return null;
            }
            reached = next;
        }
        return reached;
    }

    private static List<Function<Tree, @Nullable Tree>> parse(String text) {
        List<Function<Tree, @Nullable Tree>> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            steps.add(step(matcher));
            at = matcher.end();
        }
        return at == text.length() && !steps.isEmpty() ? List.copyOf(steps) : List.of(any -> null);
    }

    private static Function<Tree, @Nullable Tree> step(Matcher step) {
        if (step.group(1) != null) {
            return field(step.group(1).replace("\\", ""));
        }
        if (step.group(2) != null) {
            return item(Integer.parseInt(step.group(2)));
        }
        return step.group(3) != null ? field(step.group(3)) : itemWith(step.group(4), step.group(5));
    }

    private static Function<Tree, @Nullable Tree> field(String name) {
        return tree -> tree instanceof Mapping mapping ? mapping.get(name) : null;
    }

    private static Function<Tree, @Nullable Tree> item(int index) {
        return tree -> tree instanceof Sequence sequence && index < sequence.size() ? sequence.get(index) : null;
    }

    private static Function<Tree, @Nullable Tree> itemWith(String field, String value) {
        Text wanted = new Text(value);
        return tree -> tree instanceof Sequence sequence
                ? sequence.mappings().stream()
                        .filter(item -> wanted.equals(item.get(field)))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
