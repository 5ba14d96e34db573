package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares an answer with a recorded one, in which values that differ from run to run have stand-ins. */
final class Likeness {
    private static final Map<String, String> WILDCARDS = Map.of(
            "<uid>", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "<rv>", "[0-9]+",
            "<time>", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z",
            "<continue>", "[A-Za-z0-9_-]+",
            "<n>", "[0-9]+");
    private static final Pattern GENERATED = Pattern.compile("gen-[a-z0-9]{5}");
    private static final Pattern AGE = Pattern.compile("[0-9]+s");

    private final List<String> differences = new ArrayList<>();

    private Likeness() {}

    static List<String> differences(Tree expected, Tree found) {
        var likeness = new Likeness();
        likeness.compare("", expected, found);
        return likeness.differences;
    }

    private void compare(String path, Tree expected, Tree found) {
        if (expected instanceof Mapping left && found instanceof Mapping right) {
            compareMappings(path, left, right);
        } else if (expected instanceof Sequence left && found instanceof Sequence right) {
            compareSequences(path, left, right);
        } else if (!isLike(expected, found)) {
            differences.add(path + ": expected " + Json.text(expected) + ", found " + Json.text(found));
        }
    }

    private void compareMappings(String path, Mapping expected, Mapping found) {
        Set<String> names = new LinkedHashSet<>(expected.names());
        names.addAll(found.names());
        for (String name : names) {
            if (!found.has(name)) {
                differences.add(path + "." + name + ": missing; expected " + Json.text(expected.get(name)));
            } else if (!expected.has(name)) {
                differences.add(path + "." + name + ": not expected; found " + Json.text(found.get(name)));
            } else {
                compare(path + "." + name, expected.get(name), found.get(name));
            }
        }
    }

    private void compareSequences(String path, Sequence expected, Sequence found) {
        if (expected.size() != found.size()) {
            differences.add(path + ": expected " + expected.size() + " items, found " + found.size());
            return;
        }
        List<Tree> left = ordered(path, expected);
        List<Tree> right = ordered(path, found);
        for (int i = 0; i < left.size(); i++) {
            compare(path + "[" + i + "]", left.get(i), right.get(i));
        }
    }

    /** The kinds of a group are listed in no particular order. */
    private static List<Tree> ordered(String path, Sequence sequence) {
        return path.equals(".resources")
                ? sequence.stream()
                        .sorted(Comparator.comparing(
                                item -> ((Mapping) item).text("name").orElse("")))
                        .toList()
                : sequence.items();
    }

    private static boolean isLike(Tree expected, Tree found) {
        if (!(expected instanceof Text left && found instanceof Text right)) {
            return expected.equals(found);
        }
        if (GENERATED.matcher(left.value()).matches()) {
            return GENERATED.matcher(right.value()).matches();
        }
        if (AGE.matcher(left.value()).matches()) {
            return AGE.matcher(right.value()).matches();
        }
        return Pattern.compile(pattern(left.value()), Pattern.DOTALL)
                .matcher(right.value())
                .matches();
    }

    private static String pattern(String text) {
        String pattern = Pattern.quote(text);
        for (Map.Entry<String, String> wildcard : WILDCARDS.entrySet()) {
            pattern = pattern.replace(wildcard.getKey(), "\\E" + wildcard.getValue() + "\\Q");
        }
        return pattern;
    }
}
