package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads label selectors: {@code team=red,tier in (a,b),!gone}. */
final class LabelSelector {
    private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";

    private final List<String> tokens;
    private int at;

    private LabelSelector(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * A test of an object's labels.
     *
     * @throws ApiFailure when the text is no selector
     */
    static Predicate<Mapping> parse(String text) {
        if (text.isBlank()) {
            return any -> true;
        }
        Predicate<Mapping> labels = new LabelSelector(tokens(text)).all();
        return object -> labels.test(object.mapping("metadata", "labels"));
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = isSymbol(c) ? symbolEnd(text, at) : wordEnd(text, at);
            tokens.add(text.substring(at, end));
            at = end;
        }
        return tokens;
    }

    private static int symbolEnd(String text, int at) {
        boolean pair = text.startsWith("==", at) || text.startsWith("!=", at);
        return pair ? at + 2 : at + 1;
    }

    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && !isSymbol(text.charAt(end)) && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSymbol(char c) {
        return "=!(),<>".indexOf(c) >= 0;
    }

    private Predicate<Mapping> all() {
        Predicate<Mapping> all = requirement();
        while (!peek().isEmpty()) {
            String separator = next();
            if (!separator.equals(",")) {
                throw malformed(separator, "',' or 'end of string'");
            }
            all = all.and(requirement());
        }
        return all;
    }

    private Predicate<Mapping> requirement() {
        boolean absent = peek().equals("!");
        if (absent) {
            next();
        }
        String label = identifier("!, identifier, or ''end of string''");
        if (absent) {
            return labels -> !labels.has(label);
        }
        if (peek().isEmpty() || peek().equals(",")) {
            return labels -> labels.has(label);
        }
        return comparison(label, next());
    }

    private Predicate<Mapping> comparison(String label, String operator) {
        switch (operator) {
            case "=", "==", "!=" -> {
                String value = peek().isEmpty() || peek().equals(",") ? "" : identifier("identifier");
                Predicate<Mapping> equal = labels -> value(labels, label).equals(value) && labels.has(label);
                return operator.equals("!=") ? equal.negate() : equal;
            }
            case "in", "notin" -> {
                Set<String> values = values();
                Predicate<Mapping> among = labels -> labels.has(label) && values.contains(value(labels, label));
                return operator.equals("in") ? among : among.negate();
            }
            case "<", ">" -> {
                long bound = number(identifier("identifier"));
                return labels -> labels.has(label) && isBeyond(value(labels, label), bound, operator.equals(">"));
            }
            default -> throw malformed(operator, OPERATORS);
        }
    }

    private Set<String> values() {
        expect("(");
        Set<String> values = new HashSet<>();
        String separator;
        do {
            boolean empty = peek().equals(",") || peek().equals(")");
            values.add(empty ? "" : identifier("',', ')' or identifier"));
            separator = next();
        } while (separator.equals(","));
        if (!separator.equals(")")) {
            throw malformed(separator, "',' or ')'");
        }
        return values;
    }

    private static String value(Mapping labels, String label) {
        return labels.text(label).orElse("");
    }

    private static boolean isBeyond(String value, long bound, boolean above) {
        try {
            long number = Long.parseLong(value);
            return above ? number > bound : number < bound;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiFailure.badRequest("for 'Gt', 'Lt' operators, the value must be an integer");
        }
    }

    private String identifier(String expected) {
        String token = next();
        if (token.isEmpty() || isSymbol(token.charAt(0))) {
            throw malformed(token, expected);
        }
        return token;
    }

    private void expect(String symbol) {
        String token = next();
        if (!token.equals(symbol)) {
            throw malformed(token, "'" + symbol + "'");
        }
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        String token = peek();
        at++;
        return token;
    }

    private static ApiFailure malformed(String found, String expected) {
        return ApiFailure.badRequest("unable to parse requirement: found '" + found + "', expected: " + expected);
    }
}
