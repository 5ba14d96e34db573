package io.githops.manifest.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a scalar means from its text and tag, as kubectl does: YAML 1.1 with Go's numbers, and without its
 * sexagesimal numbers and dates.
 *
 * @see <a href="https://github.com/yaml/go-yaml/blob/v2/resolve.go">go-yaml v2, resolve.go</a>
 */
final class ScalarResolver {
    private static final int LONGEST_WORD = 5;
    private static final Map<String, Scalar> WORDS = words();

    private ScalarResolver() {}

    /** What text without quotes means. */
    static Scalar plain(String text) {
        if (text.isEmpty()) {
            return Scalar.NULL;
        }
        char first = text.charAt(0);
        boolean digit = first >= '0' && first <= '9';
        boolean number = digit || first == '+' || first == '-' || first == '.';
        if (!number && "yYnNtTfFoO~".indexOf(first) < 0) {
            return new Scalar.TextScalar(text);
        }
        @Nullable Scalar scalar = digit || text.length() > LONGEST_WORD ? null : WORDS.get(text);
        if (scalar == null && number) {
            scalar = GoNumbers.parse(text);
        }
        return scalar == null ? new Scalar.TextScalar(text) : scalar;
    }

    /**
     * What text with a tag means, in quotes or not.
     *
     * @throws UnusableScalarException when the text is not what the tag says
     */
    static Scalar tagged(String uri, String text) {
        @Nullable ScalarTag tag = ScalarTag.find(uri);
        if (tag == null || tag == ScalarTag.STRING || tag == ScalarTag.MERGE) {
            return new Scalar.TextScalar(text);
        }
        return switch (tag) {
            case BINARY -> new Scalar.TextScalar(GoBytes.decodeBase64(text));
            case TIMESTAMP -> timestamp(text);
            case FLOAT -> floating(plain(text));
            default -> require(tag, plain(text));
        };
    }

    private static Scalar timestamp(String text) {
        if (!Timestamps.isTimestamp(text)) {
            throw mismatch(ScalarTag.TIMESTAMP);
        }
        return new Scalar.TextScalar(text);
    }

    private static Scalar floating(Scalar scalar) {
        return scalar instanceof Scalar.IntegerScalar integer
                ? new Scalar.FloatScalar(integer.value(), Long.toString(integer.value()))
                : require(ScalarTag.FLOAT, scalar);
    }

    private static Scalar require(ScalarTag tag, Scalar scalar) {
        if (scalar.tag() != tag) {
            throw mismatch(tag);
        }
        return scalar;
    }

    private static UnusableScalarException mismatch(ScalarTag tag) {
        return new UnusableScalarException(
                "found a value that does not fit its tag " + tag.text() + "; expected " + tag.words() + ", or no tag");
    }

    private static Map<String, Scalar> words() {
        Map<String, Scalar> words = new HashMap<>();
        put(words, new Scalar.BoolScalar(true), "y Y yes Yes YES true True TRUE on On ON");
        put(words, new Scalar.BoolScalar(false), "n N no No NO false False FALSE off Off OFF");
        put(words, Scalar.NULL, "~ null Null NULL");
        put(words, new Scalar.FloatScalar(Double.NaN, ".nan"), ".nan .NaN .NAN");
        put(words, new Scalar.FloatScalar(Double.POSITIVE_INFINITY, ".inf"), ".inf .Inf .INF +.inf +.Inf +.INF");
        put(words, new Scalar.FloatScalar(Double.NEGATIVE_INFINITY, "-.inf"), "-.inf -.Inf -.INF");
        return words;
    }

    private static void put(Map<String, Scalar> words, Scalar scalar, String spellings) {
        for (String spelling : spellings.split(" ")) {
            words.put(spelling, scalar);
        }
    }
}
