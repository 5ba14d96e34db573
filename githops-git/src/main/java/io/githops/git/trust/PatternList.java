package io.githops.git.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names separated by commas, where {@code *} and {@code ?} stand for characters and {@code !} excludes: PATTERNS of
 * ssh_config(5).
 */
final class PatternList {
    private final String text;
    private final List<Pattern> included = new ArrayList<>();
    private final List<Pattern> excluded = new ArrayList<>();

    PatternList(String text) {
        this.text = text;
        for (String pattern : text.split(",")) {
            if (pattern.startsWith("!")) {
                excluded.add(regex(pattern.substring(1)));
            } else {
                included.add(regex(pattern));
            }
        }
    }

    boolean matches(String name) {
        return included.stream().anyMatch(pattern -> pattern.matcher(name).matches())
                && excluded.stream().noneMatch(pattern -> pattern.matcher(name).matches());
    }

    @Override
    public String toString() {
        return text;
    }

    private static Pattern regex(String pattern) {
        var regex = new StringBuilder();
        pattern.codePoints()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
