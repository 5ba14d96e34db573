package io.githops.tree;

/** How names and values are spelt inside a path: bare where that is unambiguous, quoted as JSON otherwise. */
final class PathText {
    private PathText() {}

    static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().allMatch(PathText::isPlain);
    }

    static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '/'
                || c == '$';
    }

    static String name(String name) {
        return isPlain(name) ? name : JsonText.quote(name);
    }

    static String value(Tree value) {
        if (value instanceof Text text) {
            return isPlain(text.value()) && !readsAsOther(text.value()) ? text.value() : JsonText.quote(text.value());
        }
        return Json.text(value);
    }

    private static boolean readsAsOther(String text) {
        char first = text.charAt(0);
        return first == '-'
                || first >= '0' && first <= '9'
                || text.equals("true")
                || text.equals("false")
                || text.equals("null");
    }
}
