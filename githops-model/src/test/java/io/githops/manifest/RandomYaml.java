package io.githops.manifest;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Draws YAML texts from the odd corners of the language; the same seed gives the same texts. Not thread-safe. */
final class RandomYaml {
    private static final List<String> PLAIN = words("plain");
    private static final List<String> ODD_PLAIN = words("oddPlain");
    private static final List<String> QUOTED = words("quoted");
    private static final List<String> NAMES = words("names");
    private static final List<String> PROPERTIES = words("properties");
    private static final List<String> BLOCKS = words("blocks");
    private static final List<String> ODD = words("odd");

    private final Random random;

    RandomYaml(long seed) {
        random = new Random(seed);
    }

    /** A manifest of a kind that nobody knows, whose {@code spec} is drawn. */
    String manifest(String name) {
        String before = isOneIn(40) ? one(List.of("\ufeff", "---\n", "# c\n", "%YAML 1.1\n---\n", "\n\n")) : "";
        String text = before + head(name) + spec();
        if (isOneIn(12)) {
            text += one(List.of("---\n", "--- # c\n", "...\n---\n", "---\n---\n", "--- \n", "...\n"));
            text += isOneIn(4) ? scalar() + "\n" : head(name + "x") + spec();
        }
        return text;
    }

    private String spec() {
        String text = "spec:" + value(0, 0) + "\n";
        for (int faults = random.nextInt(5) - 3; faults > 0; faults--) {
            text = damaged(text);
        }
        return isOneIn(25) ? text.replace("\n", one(List.of("\r\n", "\r", "\n\n", " \n", "\n  "))) : text;
    }

    private static String head(String name) {
        return "apiVersion: e.io/v1\nkind: T\nmetadata: {name: " + name + "}\n";
    }

    /** What stands behind a colon or dash, from the blank on. */
    private String value(int indent, int depth) {
        int kind = random.nextInt(depth > 3 ? 12 : 24);
        return switch (kind) {
            case 0, 1, 2, 3, 4 -> " " + scalar() + comment();
            case 5 -> " " + one(QUOTED) + comment();
            case 6 -> " " + scalar() + "\n" + pad(indent + random.nextInt(4)) + scalar();
            case 7 -> comment();
            case 8 -> " " + flow(indent, depth + 1) + comment();
            case 9, 10 -> block(indent);
            case 11 -> " *" + one(List.of("a", "b", "n", "a-1", "")) + comment();
            case 12, 13 -> " " + one(PROPERTIES) + value(indent, depth + 1);
            case 14, 15, 16 -> comment() + "\n" + items(indent + 2 * random.nextInt(2), depth + 1);
            case 17 -> " " + items(indent + 2, depth + 1).stripLeading();
            default -> comment() + "\n" + entries(indent + 1 + random.nextInt(3), depth + 1);
        };
    }

    private String entries(int indent, int depth) {
        List<String> lines = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = isOneIn(6) ? one(NAMES) : String.valueOf((char) ('a' + random.nextInt(20)));
            if (isOneIn(30)) {
                lines.add(pad(indent) + "?" + value(indent, depth + 1));
                lines.add(pad(indent) + ":" + value(indent, depth + 1));
            } else if (isOneIn(30)) {
                lines.add(pad(indent) + "<<:"
                        + one(List.of(" *a", " [*a, *b]", " {x: 1}", " [{x: 1}, {x: 2, y: 1}]", " 1")));
            } else if (names.add(name)) {
                lines.add(pad(indent) + name + one(List.of(":", ":", ":", ":", ":", " :")) + value(indent, depth));
            }
        }
        return String.join("\n", lines);
    }

    private String items(int indent, int depth) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            boolean isCompact = isOneIn(3);
            lines.add(pad(indent) + "-"
                    + (isCompact ? " " + entries(indent + 2, depth).stripLeading() : value(indent, depth)));
        }
        return String.join("\n", lines);
    }

    private String flow(int indent, int depth) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(flowPart(indent, depth));
        }
        String between = one(
                List.of(", ", ",", " , ", ",\n" + pad(indent + 1), ",\n" + pad(indent), ", # c\n" + pad(indent + 1)));
        String inside = String.join(between, parts) + (isOneIn(6) ? "," : "");
        return random.nextBoolean() ? "[" + inside + "]" : "{" + inside + "}";
    }

    private String flowPart(int indent, int depth) {
        String value = isOneIn(depth > 4 ? 100 : 4) ? flow(indent, depth + 1) : scalar();
        return switch (random.nextInt(8)) {
            case 0, 1 -> value;
            case 2 -> one(PROPERTIES) + " " + value;
            case 3 -> one(QUOTED) + ":" + value;
            case 4 -> "? " + one(NAMES) + " : " + value;
            case 5 -> one(NAMES) + one(List.of(":", " :", ":\n ", ""));
            default -> one(NAMES) + ": " + value;
        };
    }

    private String block(int indent) {
        var text = new StringBuilder(" " + one(BLOCKS) + "\n");
        int inner = indent + 1 + random.nextInt(3);
        for (int i = random.nextInt(4); i >= 0; i--) {
            String line = isOneIn(4) ? "" : scalar();
            text.append(pad(isOneIn(5) ? random.nextInt(inner + 3) : inner))
                    .append(line)
                    .append(i > 0 ? "\n" : "");
        }
        return text.append(isOneIn(4) ? "\n" : "")
                .append(isOneIn(8) ? "\n\n" : "")
                .toString();
    }

    private String scalar() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> one(QUOTED);
            case 2 -> one(PLAIN) + " " + one(PLAIN);
            case 3 -> one(ODD_PLAIN);
            default -> one(PLAIN);
        };
    }

    private String comment() {
        return isOneIn(10) ? one(List.of(" # c", " #", "\t# c", "  ", " \t", "#c", "\n\n", " # a: b")) : "";
    }

    private String damaged(String text) {
        int at = random.nextInt(text.length());
        int line = text.lastIndexOf('\n', at - 1) + 1;
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> text.substring(0, at) + one(ODD) + text.substring(at);
            case 3, 4 -> text.substring(0, at) + text.substring(at + 1);
            case 5 -> text.substring(0, line) + " " + text.substring(line);
            default -> text.charAt(line) == ' ' ? text.substring(0, line) + text.substring(line + 1) : text;
        };
    }

    private static String pad(int columns) {
        return " ".repeat(columns);
    }

    private boolean isOneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> words(String name) {
        try (InputStream in = RandomYaml.class.getResourceAsStream("/manifest/odd-yaml.json")) {
            return ((Mapping) Json.read(Objects.requireNonNull(in)))
                    .sequence(name)
                    .texts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
