package io.githops.git;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions from one to another.
 *
 * @param low null for no lower bound
 * @param aboveLow whether the lower bound itself is left out
 * @param high null for no upper bound
 * @param belowHigh whether the upper bound itself is left out, with the prereleases that lead to it
 */
record VersionBound(
        @Nullable SemanticVersion low,
        boolean aboveLow,
        @Nullable SemanticVersion high,
        boolean belowHigh) {
    private static final String NUMBER = "0|[1-9][0-9]*";
    private static final Pattern PARTIAL =
            Pattern.compile("(" + NUMBER + "|[xX*])(?:\\.(" + NUMBER + "|[xX*]))?(?:\\.(" + NUMBER + "|[xX*]))?");
    private static final Pattern OPERATOR = Pattern.compile("(>=|<=|>|<|=|\\^|~|)(.*)");

    /** Empty when the text is none. */
    static Optional<VersionBound> parse(String text) {
        Matcher parts = OPERATOR.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String operator = parts.group(1);
        String version = parts.group(2);
        Optional<SemanticVersion> whole = SemanticVersion.parse(version);
        return whole.isPresent() ? whole.map(exact -> of(operator, exact)) : ofPartial(operator, version);
    }

    boolean contains(SemanticVersion version) {
        return isAboveLow(version) && isBelowHigh(version);
    }

    boolean namesPrerelease() {
        return low != null && low.isPrerelease() || high != null && high.isPrerelease();
    }

    private boolean isAboveLow(SemanticVersion version) {
        int order = low == null ? 1 : version.compareTo(low);
        return aboveLow ? order > 0 : order >= 0;
    }

    private boolean isBelowHigh(SemanticVersion version) {
        if (high == null) {
            return true;
        }
        int order = version.compareTo(high);
        if (!belowHigh) {
            return order <= 0;
        }
        boolean leadsToHigh = !high.isPrerelease() && version.release().equals(high);
        return order < 0 && !leadsToHigh;
    }

    private static VersionBound of(String operator, SemanticVersion version) {
        return switch (operator) {
            case ">" -> new VersionBound(version, true, null, false);
            case ">=" -> new VersionBound(version, false, null, false);
            case "<" -> new VersionBound(null, false, version, true);
            case "<=" -> new VersionBound(null, false, version, false);
            case "^" -> between(version, afterCompatible(version));
            case "~" -> between(version, after(version.major(), version.minor()));
            default -> new VersionBound(version, false, version, false);
        };
    }

    /** A version with one or two numbers, or none. */
    private static Optional<VersionBound> ofPartial(String operator, String text) {
        Matcher parts = PARTIAL.matcher(text);
        if (!parts.matches() || isNumber(parts.group(3))) {
            return Optional.empty();
        }
        if (!isNumber(parts.group(1))) {
            boolean any = !isNumber(parts.group(2)) && !operator.equals("<") && !operator.equals(">");
            return any ? Optional.of(new VersionBound(null, false, null, false)) : Optional.empty();
        }
        BigInteger major = new BigInteger(parts.group(1));
        BigInteger minor = isNumber(parts.group(2)) ? new BigInteger(parts.group(2)) : null;
        SemanticVersion first = SemanticVersion.release(major, minor == null ? ZERO : minor, ZERO);
        SemanticVersion next = minor == null ? after(major) : after(major, minor);
        return Optional.of(
                switch (operator) {
                    case ">" -> of(">=", next);
                    case "<=" -> of("<", next);
                    case ">=", "<" -> of(operator, first);
                    case "^" -> between(first, major.signum() > 0 ? after(major) : next);
                    default -> between(first, next);
                });
    }

    private static VersionBound between(SemanticVersion low, SemanticVersion high) {
        return new VersionBound(low, false, high, true);
    }

    private static SemanticVersion afterCompatible(SemanticVersion version) {
        if (version.major().signum() > 0) {
            return after(version.major());
        }
        return version.minor().signum() > 0
                ? after(version.major(), version.minor())
                : SemanticVersion.release(
                        version.major(), version.minor(), version.patch().add(ONE));
    }

    private static SemanticVersion after(BigInteger major) {
        return SemanticVersion.release(major.add(ONE), ZERO, ZERO);
    }

    private static SemanticVersion after(BigInteger major, BigInteger minor) {
        return SemanticVersion.release(major, minor.add(ONE), ZERO);
    }

    private static boolean isNumber(@Nullable String part) {
        return part != null && Character.isDigit(part.charAt(0));
    }
}
