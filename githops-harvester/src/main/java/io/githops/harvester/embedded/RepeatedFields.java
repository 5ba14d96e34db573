package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes fields that occur twice in a mapping out of JSON text. The API server takes the last of them, and tells of it as
 * the request wants.
 */
final class RepeatedFields {
    private final List<String> paths = new ArrayList<>();
    private final String text;
    private int at;

    private RepeatedFields(String text) {
        this.text = text;
    }

    /** @param json of which nothing is known but that its syntax is right */
    static Found in(String json) {
        var fields = new RepeatedFields(json);
        return new Found(fields.value(""), List.copyOf(fields.paths));
    }

    private String value(String path) {
        skipSpace();
        return switch (text.charAt(at)) {
            case '{' -> object(path);
            case '[' -> array(path);
            case '"' -> string();
            default -> scalar();
        };
    }

    private String object(String path) {
        Map<String, String> fields = new LinkedHashMap<>();
        at++;
        while (isBefore('}')) {
            String name = string();
            String field = (path.isEmpty() ? "" : path + ".") + ((Text) Json.parse(name)).value();
            skipTo(':');
            if (fields.put(name, value(field)) != null) {
                paths.add(field);
            }
        }
        List<String> members = new ArrayList<>();
        fields.forEach((name, value) -> members.add(name + ":" + value));
        return "{" + String.join(",", members) + "}";
    }

    private String array(String path) {
        List<String> items = new ArrayList<>();
        at++;
        while (isBefore(']')) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return "[" + String.join(",", items) + "]";
    }

    /** Whether there is more before a closing bracket; steps over the comma, or the bracket. */
    private boolean isBefore(char bracket) {
        skipSpace();
        if (text.charAt(at) == bracket) {
            at++;
            return false;
        }
        if (text.charAt(at) == ',') {
            at++;
            skipSpace();
        }
        return true;
    }

    private String string() {
        int start = at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(start, ++at);
    }

    private String scalar() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipTo(char mark) {
        while (text.charAt(at) != mark) {
            at++;
        }
        at++;
    }

    private void skipSpace() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /**
     * What was found.
     *
     * @param json without the earlier of two fields
     * @param paths of the fields that occur twice, such as {@code spec.ports[0].name}
     */
    record Found(String json, List<String> paths) {}
}
