package io.githops.git;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as Semantic Versioning 2.0.0 writes it, ordered by its precedence. Build metadata is read over, as it does
 * not count.
 *
 * @param prerelease the parts between the dots; empty for a release
 */
record SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch, List<String> prerelease)
        implements Comparable<SemanticVersion> {
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String PRERELEASE_PART = "(?:[0-9]*[A-Za-z-][0-9A-Za-z-]*|0|[1-9][0-9]*)";
    private static final Pattern VERSION = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER //
            + "(?:-(" + PRERELEASE_PART + "(?:\\." + PRERELEASE_PART + ")*+))?+" //
            + "(?:\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?+");

    /** Longer ones are no versions but an attempt to keep the reader busy. */
    private static final int MAX_LENGTH = 256;

    /** @throws NullPointerException when a part is null */
    SemanticVersion {
        prerelease = List.copyOf(prerelease);
    }

    static SemanticVersion release(BigInteger major, BigInteger minor, BigInteger patch) {
        return new SemanticVersion(major, minor, patch, List.of());
    }

    /** Empty when the text is no whole version, such as {@code 1.2} or {@code 01.2.3}. */
    static Optional<SemanticVersion> parse(String text) {
        Matcher parts = VERSION.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(
                new BigInteger(parts.group(1)),
                new BigInteger(parts.group(2)),
                new BigInteger(parts.group(3)),
                parts.group(4) == null
                        ? List.of()
                        : Arrays.asList(parts.group(4).split("\\."))));
    }

    boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /** The release that this version is, or leads to. */
    SemanticVersion release() {
        return isPrerelease() ? release(major, minor, patch) : this;
    }

    @Override
    public int compareTo(SemanticVersion that) {
        int order = major.compareTo(that.major);
        order = order != 0 ? order : minor.compareTo(that.minor);
        order = order != 0 ? order : patch.compareTo(that.patch);
        return order != 0 ? order : comparePrerelease(that);
    }

    private int comparePrerelease(SemanticVersion that) {
        if (!isPrerelease() || !that.isPrerelease()) {
            return Boolean.compare(!isPrerelease(), !that.isPrerelease());
        }
        return Arrays.compare(
                prerelease.toArray(String[]::new),
                that.prerelease.toArray(String[]::new),
                SemanticVersion::compareParts);
    }

    /** Numbers by their value and before words; words by their ASCII codes. */
    private static int compareParts(String left, String right) {
        boolean leftIsNumber = isNumber(left);
        if (leftIsNumber && isNumber(right)) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftIsNumber != isNumber(right) ? (leftIsNumber ? -1 : 1) : left.compareTo(right);
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        String release = major + "." + minor + "." + patch;
        return isPrerelease() ? release + "-" + String.join(".", prerelease) : release;
    }
}
