package io.githops.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the text form of a {@link FieldPath}. */
final class FieldPathParser {
    private final String text;
    private int at;

    FieldPathParser(String text) {
        this.text = text;
    }

    FieldPath parse() {
        List<PathElement> elements = new ArrayList<>();
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                elements.add(bracket());
            } else {
                if (!elements.isEmpty()) {
                    expect('.');
                }
                elements.add(new PathElement.Field(bare()));
            }
        }
        return new FieldPath(elements);
    }

    private PathElement bracket() {
        expect('[');
        PathElement element = inBrackets();
        expect(']');
        return element;
    }

    private PathElement inBrackets() {
        if (text.startsWith(PathElement.Key.NO_FIELDS, at)) {
            at += PathElement.Key.NO_FIELDS.length();
            return new PathElement.Key(new TreeMap<>());
        }
        if (peek() == '=') {
            at++;
            return new PathElement.Value(value());
        }
        if (peek() == '"') {
            String name = quoted();
            return peek() == '=' ? key(name) : new PathElement.Field(name);
        }
        String name = bare();
        if (peek() == '=') {
            return key(name);
        }
        try {
            return new PathElement.Index(Integer.parseInt(name));
        } catch (NumberFormatException e) {
            throw unexpected("an index, a key such as [name=root], or a quoted field");
        }
    }

    private PathElement key(String firstName) {
        SortedMap<String, Tree> fields = new TreeMap<>();
        String name = firstName;
        while (true) {
            expect('=');
            fields.put(name, value());
            if (peek() != ',') {
                return new PathElement.Key(fields);
            }
            at++;
            name = peek() == '"' ? quoted() : bare();
        }
    }

    private Tree value() {
        if (peek() == '"') {
            return new Text(quoted());
        }
        if (peek() == '{' || peek() == '[') {
            return json();
        }
        int start = at;
        while (at < text.length()
                && (PathText.isPlain(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '+')) {
            at++;
        }
        String bare = text.substring(start, at);
        return switch (bare) {
            case "true" -> Bool.TRUE;
            case "false" -> Bool.FALSE;
            case "null" -> Null.NULL;
            case "" -> throw unexpected("a value");
            default -> number(bare);
        };
    }

    /** A list or mapping, which is written as JSON. */
    private Tree json() {
        int start = at;
        int open = 0;
        do {
            char c = peek();
            if (c == '"') {
                quoted();
            } else {
                at++;
                open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        } while (open > 0);
        try {
            return Json.parse(text.substring(start, at));
        } catch (MalformedJsonException e) {
            at = start;
            throw unexpected("a JSON value");
        }
    }

    private static Tree number(String bare) {
        try {
            return Num.parse(bare);
        } catch (IllegalArgumentException e) {
            return new Text(bare);
        }
    }

    private String bare() {
        int start = at;
        while (at < text.length() && PathText.isPlain(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw unexpected("a field name");
        }
        return text.substring(start, at);
    }

    private String quoted() {
        expect('"');
        var out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> c;
        };
    }

    private char hexadecimal() {
        try {
            char c = (char) Integer.parseInt(text, at, at + 4, 16);
            at += 4;
            return c;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw unexpected("four hexadecimal digits");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw unexpected("more text");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw unexpected("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException(
                "field path " + JsonText.quote(text) + ": expected " + expected + " at character " + (at + 1));
    }
}
