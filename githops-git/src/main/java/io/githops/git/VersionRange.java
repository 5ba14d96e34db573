package io.githops.git;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A set of versions, such as {@code >=1.2 <2 || ^3.1}: alternatives of bounds that all hold.
 *
 * <p>A bound is a version with one of {@code = > >= < <= ^ ~}, {@code =} by default. Missing numbers and {@code x} or
 * {@code *} in their place stand for any: {@code 1.2} and {@code 1.2.x} for {@code >=1.2.0 <1.3.0}. {@code ^1.2.3}
 * keeps the first number that is not zero, {@code ~1.2.3} the first two.
 *
 * <p>Prereleases belong to an alternative only if it names one, such as {@code >=1.2.0-rc.1 <2}. Those of a release
 * that a bound leaves out are left out with it: {@code 2.0.0-rc.1} is not below {@code 2}.
 *
 * @param text as it was given
 */
record VersionRange(String text, List<Alternative> alternatives) {
    /** Blanks between an operator and its version go first, so that what is left between blanks is one bound. */
    private static final Pattern BLANKS_AFTER_OPERATOR = Pattern.compile("([<>=^~])\\s+(?=[0-9xX*])");

    private static final int MAX_LENGTH = 1000;

    /** @throws IllegalArgumentException when the text is no range; the message shows how one is written */
    static VersionRange parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed(text.substring(0, MAX_LENGTH) + "...", "it is longer than " + MAX_LENGTH + " characters");
        }
        List<Alternative> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            alternatives.add(alternative(text, alternative.strip()));
        }
        return new VersionRange(text, List.copyOf(alternatives));
    }

    boolean contains(SemanticVersion version) {
        return alternatives.stream().anyMatch(alternative -> alternative.contains(version));
    }

    private static Alternative alternative(String text, String alternative) {
        if (alternative.isEmpty()) {
            throw malformed(text, "it has an empty alternative");
        }
        Matcher blanks = BLANKS_AFTER_OPERATOR.matcher(alternative);
        String[] bounds = blanks.replaceAll("$1").split("\\s*,\\s*|\\s+");
        return new Alternative(
                Stream.of(bounds).map(bound -> bound(text, bound)).toList());
    }

    private static VersionBound bound(String text, String bound) {
        return VersionBound.parse(bound).orElseThrow(() -> malformed(text, "\"" + bound + "\" is no bound"));
    }

    private static IllegalArgumentException malformed(String text, String found) {
        return new IllegalArgumentException("range \"" + text + "\": " + found
                + "; expected bounds of versions, such as >=1.2 <2, ^1.2, ~1.2.3, 1.x or ^1.4 || ^2.0");
    }

    @Override
    public String toString() {
        return text;
    }

    /** Bounds that all hold. */
    record Alternative(List<VersionBound> bounds) {
        boolean contains(SemanticVersion version) {
            return (!version.isPrerelease() || bounds.stream().anyMatch(VersionBound::namesPrerelease))
                    && bounds.stream().allMatch(bound -> bound.contains(version));
        }
    }
}
