package io.githops.model;

import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text taken apart into what stands there and what is taken from other objects. {@code githops.ref(} begins a
 * reference; with one dot more it is plain text that loses that dot.
 */
final class LateBoundText {
    private static final String QUICK = "githops.";
    private static final Pattern START = Pattern.compile("githops(\\.+)ref\\(");
    private static final String FORM =
            "; expected githops.ref(Kind/namespace/name:field.path). Where the text itself is"
                    + " meant, write githops..ref(";

    private final List<Part> parts;

    /**
     * @param text as it stands in the manifest, without the dot that marks plain text
     * @param object null for plain text
     * @param field null for plain text, and where the reference is malformed
     * @param complaint what is wrong with a reference; null when nothing is
     */
    record Part(
            String text,
            @Nullable String object,
            @Nullable FieldPath field,
            @Nullable String complaint) {
        static Part plain(String text) {
            return new Part(text, null, null, null);
        }

        static Part malformed(String text, String complaint) {
            return new Part(text, "", null, complaint);
        }

        boolean isPlain() {
            return object == null;
        }
    }

    private LateBoundText(List<Part> parts) {
        this.parts = parts;
    }

    /** Whether there is something to parse: a reference, or plain text that looks like one. */
    static boolean isSpecial(String text) {
        return text.contains(QUICK) && START.matcher(text).find();
    }

    static boolean isLateBound(String text) {
        if (!text.contains(QUICK)) {
            return false;
        }
        return START.matcher(text).results().anyMatch(start -> start.group(1).length() == 1);
    }

    static LateBoundText parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher start = START.matcher(text);
        int at = 0;
        while (start.find(at)) {
            int dots = start.group(1).length();
            if (dots > 1) {
                parts.add(Part.plain(text.substring(at, start.end(1) - 1) + text.substring(start.end(1), start.end())));
                at = start.end();
                continue;
            }
            parts.add(Part.plain(text.substring(at, start.start())));
            int end = end(text, start.end());
            at = end < 0 ? text.length() : end + 1;
            parts.add(reference(
                    text.substring(start.start(), at), text.substring(start.end(), Math.max(end, start.end()))));
        }
        parts.add(Part.plain(text.substring(at)));
        parts.removeIf(part -> part.isPlain() && part.text().isEmpty());
        return new LateBoundText(parts);
    }

    List<Part> parts() {
        return parts;
    }

    boolean isOneReference() {
        return parts.size() == 1 && !parts.get(0).isPlain();
    }

    /** The closing bracket, which may stand in the quotes of a field path before; -1 when there is none. */
    private static int end(String text, int from) {
        boolean isQuoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuoted && c == '\\') {
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ')' && !isQuoted) {
                return i;
            }
        }
        return -1;
    }

    private static Part reference(String text, String body) {
        if (!text.endsWith(")")) {
            return Part.malformed(text, "found githops.ref( without its closing bracket" + FORM);
        }
        int colon = colon(body);
        if (colon < 0) {
            return Part.malformed(text, "found " + text + " without a colon" + FORM);
        }
        try {
            FieldPath field = FieldPath.parse(body.substring(colon + 1));
            return field.isRoot()
                    ? Part.malformed(text, "found " + text + " without a field" + FORM)
                    : new Part(text, body.substring(0, colon), field, null);
        } catch (IllegalArgumentException e) {
            return Part.malformed(text, "found " + text + ": " + e.getMessage());
        }
    }

    /** The last colon that is not in the quotes of the field path; names may hold one. */
    private static int colon(String body) {
        int quote = body.indexOf('"');
        return body.lastIndexOf(':', quote < 0 ? body.length() : quote);
    }
}
