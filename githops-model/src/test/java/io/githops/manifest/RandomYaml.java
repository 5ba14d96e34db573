package io.githops.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws YAML texts from the odd corners of the language; the same seed gives the same texts. Not thread-safe. */
final class RandomYaml {
    private static final List<String> PLAIN = List.of(
            "a b",
            "x",
            "yes",
            "No",
            "ON",
            "off",
            "y",
            "N",
            "true",
            "False",
            "TRUE",
            "null",
            "Null",
            "~",
            "0",
            "-0",
            "+1",
            "007",
            "0755",
            "0o17",
            "08",
            "0x1F",
            "0xG",
            "0b101",
            "-0b1",
            "0b2",
            "1_000",
            "0x_1",
            "_1",
            "1_",
            "1e3",
            "1E+3",
            "1.e1",
            ".5",
            "5.",
            "1.5e-7",
            "+.5",
            "-.5e1",
            "12345678901234567890",
            "-9223372036854775809",
            "nan",
            "1:30",
            "190:20:30",
            "1:60.5",
            "2001-01-01",
            "2001-1-1 1:2:3",
            "=",
            "2001-12-14t21:59:43.10-05:00",
            "1.2.3",
            "v1",
            "2001-12-14 21:59:43.10 -5",
            "--",
            "-x",
            "a:b",
            "a#b",
            "é",
            "日本",
            "😀",
            "a\u2028b",
            "http://a/b?c=d#e",
            "key=",
            "a::b",
            "0.1.0",
            "1e",
            "e1",
            "0x",
            "+",
            ".",
            "..",
            "0b",
            "-0x10",
            "+0x10",
            "-010",
            "0_7",
            "1__0",
            "a\tb",
            "9007199254740993",
            "0.1e-400",
            "1.0",
            "1.10",
            "100e-2",
            "-1e2",
            "\u00a0x",
            "x\ufeff",
            "a'b",
            "a\"b",
            "a&b",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "0.30000000000000004",
            "1e22",
            "1e21",
            "123456789012345678",
            "1.7976931348623157e308",
            "5e-324",
            "0x7fffffffffffffff",
            "0xffffffffffffffff",
            "0777_7",
            "00",
            "0.0",
            "-0.0",
            "0e0",
            "+0",
            "1_0.5_0",
            "1_0e2",
            "._5",
            "0o",
            "0o8",
            "0B1",
            "0X1F",
            "0O17",
            "+0b11",
            "+0o7");
    private static final List<String> ODD_PLAIN = List.of(
            "-", "?x", ":x", "a: b", "a #b", "#c", "&", "*", "!", "|x", ">x", "%x", "@x", "`x", "'", "\"", "[", "{",
            ",", "a,b", "---", "...", "--- a", "a ---", "\\n", "\u0085", "\ufeff", "\t", "a \t", "1,000", "1e400",
            ".inf", "-.Inf", "+.INF", ".NaN", "<<", "a]", "a}", "a?", "? a", "\uFEFFa", "\u0085a", "a\u0000");
    private static final List<String> QUOTED = List.of(
            "''",
            "\"\"",
            "'a''b'",
            "'a\"b'",
            "\"a\\\"b\"",
            "\"\\x41\\u00e9\\U0001F600\"",
            "\"\\ud83d\\ude00\"",
            "\"\\q\"",
            "\"\\0\\a\\b\\e\\f\\n\\r\\t\\v\\ \\/\\_\\N\\L\\P\\\\\"",
            "\"a\\\n  b\"",
            "'a\n  b'",
            "\"a\n\n  b \"",
            "' a '",
            "\"a: b # c\"",
            "'yes'",
            "\"1\"",
            "'a' b",
            "\"a\"b",
            "'a",
            "\"a",
            "\"\\x4\"",
            "\"a\tb\"",
            "'a\n\n\tb'",
            "\"a\nb\"",
            "\"\\\tx\"",
            "'---'",
            "\"\n  ...\"");
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "c",
            "a b",
            "yes",
            "1",
            "0x10",
            "1.5",
            "1e3",
            "null",
            "~",
            "'q'",
            "\"d\\n\"",
            "<<",
            "? a",
            "? [a]",
            "=",
            "true",
            "-x",
            "a:b",
            "é",
            "2001-01-01",
            "[a]",
            "{a: b}",
            "&n a",
            "*n",
            "!!str 1",
            "!x a",
            "08",
            "",
            ".5",
            ".nan");
    private static final List<String> PROPERTIES = List.of(
            "&a",
            "&b",
            "&a-1",
            "&a",
            "&b",
            "!!str",
            "!!str",
            "!!str",
            "!!int",
            "!!float",
            "!!bool",
            "!!null",
            "!!binary",
            "!!timestamp",
            "!!map",
            "!!seq",
            "!!merge",
            "!!set",
            "!x",
            "!",
            "!<tag:yaml.org,2002:str>",
            "!!str &a",
            "&a !!str",
            "&a &b",
            "!!str !!str",
            "&",
            "!e!x",
            "!!float &b",
            "&é");
    private static final List<String> BLOCKS = List.of(
            "|", ">", "|-", "|+", ">-", ">+", "|2", ">1", "|2-", "|-2", "|0", "|9", ">+1", "|x", "| # c", "|#c", ">- #",
            "|\t", "!!str |", "&a >-", "|--", "|22");
    private static final List<String> ODD = List.of(
            " ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\n\t",
            "\n ",
            ": ",
            ":",
            "- ",
            "-",
            "# c",
            " #",
            ",",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "|",
            ">",
            "&a ",
            "*a",
            "!!str ",
            "? ",
            "%",
            "@",
            "\n---\n",
            "\n...\n",
            "\n--- ",
            "\u0085",
            "\u2028",
            "\u00a0",
            "\ufeff",
            "\u0000",
            "\u0007",
            "\u007f",
            "\u0080",
            "\uffff",
            "\ufffd",
            "😀",
            "<<: ",
            "~",
            "0",
            "\n%YAML 1.1\n",
            "\n- ",
            "\na: ",
            "\n  a: ",
            "\n    ",
            "=",
            "\\",
            "`");

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
}
