package io.githops.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The regular expressions of schemas, compiled once. Thread-safe. */
final class Patterns {
    /** Longer texts are left to the API server, whose engine, unlike this one, takes linear time and no stack. */
    private static final int LONGEST_TEXT = 2_000;

    private final Map<String, Optional<Pattern>> compiled = new ConcurrentHashMap<>();

    /** Whether the pattern is found in the text; expressions that only the API server's engine knows are found in any. */
    boolean isFound(String pattern, String text) {
        return text.length() > LONGEST_TEXT
                || compiled.computeIfAbsent(pattern, Patterns::compile)
                        .map(expression -> expression.matcher(text).find())
                        .orElse(true);
    }

    private static Optional<Pattern> compile(String pattern) {
        try {
            return Optional.of(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
