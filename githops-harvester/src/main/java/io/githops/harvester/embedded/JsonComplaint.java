package io.githops.harvester.embedded;

/**
 * Says what is wrong with JSON text in the words of the API server's own parser, which clients show to their users.
 */
final class JsonComplaint {
    private static final String END = "unexpected end of JSON input";

    /** What is said of JSON whose syntax is right. */
    static final String BEYOND_LIMITS = "duplicate field, or a value out of range";

    private static final int MAX_DEPTH = 500;

    private final String text;
    private int at;
    private int depth;

    private JsonComplaint(String text) {
        this.text = text;
    }

    /** The first fault; when the syntax has none, that the text is beyond the limits of this server. */
    static String about(String text) {
        var scan = new JsonComplaint(text);
        try {
            scan.value();
            scan.skipSpace();
            return scan.at < text.length()
                    ? scan.unexpected("after top-level value").getMessage()
                    : BEYOND_LIMITS;
        } catch (Fault fault) {
            return fault.getMessage();
        }
    }

    private void value() throws Fault {
        skipSpace();
        char c = peek();
        if (c == '{' || c == '[') {
            nested(c);
        } else if (c == '"') {
            string();
        } else if (c == '-' || isDigit(c)) {
            number();
        } else if (c == 't' || c == 'f' || c == 'n') {
            literal(c == 't' ? "true" : c == 'f' ? "false" : "null");
        } else {
            throw unexpected("looking for beginning of value");
        }
    }

    private void nested(char bracket) throws Fault {
        if (++depth > MAX_DEPTH) {
            throw new Fault("exceeded max depth");
        }
        if (bracket == '{') {
            object();
        } else {
            array();
        }
        depth--;
    }

    private void object() throws Fault {
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw unexpected("looking for beginning of object key string");
            }
            string();
            skipSpace();
            if (peek() != ':') {
                throw unexpected("after object key");
            }
            at++;
            value();
            if (ends('}', "after object key:value pair")) {
                return;
            }
        }
    }

    private void array() throws Fault {
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return;
        }
        do {
            value();
        } while (!ends(']', "after array element"));
    }

    /** Steps over a comma or the closing bracket. */
    private boolean ends(char bracket, String where) throws Fault {
        skipSpace();
        char c = peek();
        if (c != ',' && c != bracket) {
            throw unexpected(where);
        }
        at++;
        return c == bracket;
    }

    private void string() throws Fault {
        at++;
        while (peek() != '"') {
            if (peek() < ' ') {
                throw unexpected("in string literal");
            }
            if (peek() == '\\') {
                at++;
                escape();
            }
            at++;
        }
        at++;
    }

    private void escape() throws Fault {
        if (peek() == 'u') {
            for (int i = 0; i < 4; i++) {
                at++;
                if (Character.digit(peek(), 16) < 0) {
                    throw unexpected("in \\u hexadecimal character escape");
                }
            }
        } else if ("\"\\/bfnrt".indexOf(peek()) < 0) {
            throw unexpected("in string escape code");
        }
    }

    private void number() throws Fault {
        if (peek() == '-') {
            at++;
        }
        if (!isDigit(peek())) {
            throw unexpected("in numeric literal");
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            requireDigits("after decimal point in numeric literal");
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            requireDigits("in exponent of numeric literal");
        }
    }

    private void requireDigits(String where) throws Fault {
        if (!isDigit(peek())) {
            throw unexpected(where);
        }
        digits();
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void literal(String word) throws Fault {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (peek() != word.charAt(i)) {
                throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws Fault {
        if (at >= text.length()) {
            throw new Fault(END);
        }
        return text.charAt(at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Fault unexpected(String where) {
        return new Fault("invalid character " + quote(text.charAt(at)) + " " + where);
    }

    private static String quote(char c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\n' -> "'\\n'";
            case '\t' -> "'\\t'";
            default -> "'" + c + "'";
        };
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }
}
