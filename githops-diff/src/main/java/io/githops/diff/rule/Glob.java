package io.githops.diff.rule;

import java.util.regex.Pattern;

/** A name in which {@code *} stands for any characters. */
record Glob(Pattern pattern) {

    static Glob of(String text) {
        return new Glob(Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q")));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
