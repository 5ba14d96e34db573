package io.githops.manifest;

import io.githops.schema.Bounds;
import io.githops.tree.Json;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Checks that numbers and lengths are within their limits. */
final class BoundsCheck {
    private static final String CODE = "GH1206";

    private final Findings findings;

    BoundsCheck(Findings findings) {
        this.findings = findings;
    }

    void number(Bounds bounds, Num number, Place place) {
        BigDecimal value = number.decimal();
        if (bounds.minimum() != null && value.compareTo(bounds.minimum().decimal()) < 0) {
            findings.add(
                    CODE, place, findings.found(place, number), "expected at least " + Json.text(bounds.minimum()), "");
        }
        if (bounds.maximum() != null && value.compareTo(bounds.maximum().decimal()) > 0) {
            findings.add(
                    CODE, place, findings.found(place, number), "expected at most " + Json.text(bounds.maximum()), "");
        }
        Range range = bounds.format() == null ? null : Range.of(bounds.format());
        if (range != null && !range.contains(value)) {
            findings.add(CODE, place, findings.found(place, number), "expected a number " + range, "");
        }
    }

    /** @param length in characters, items or entries */
    void length(Bounds bounds, Tree value, int length, Place place) {
        String found = "found " + value.shape().words() + " of length " + length;
        if (bounds.minLength() != null && length < bounds.minLength()) {
            findings.add(CODE, place, found, "expected at least " + bounds.minLength(), "");
        }
        if (bounds.maxLength() != null && length > bounds.maxLength()) {
            findings.add(CODE, place, found, "expected at most " + bounds.maxLength(), "");
        }
    }

    /** The numbers that an integer format can hold. */
    private record Range(BigInteger least, BigInteger greatest) {
        static @Nullable Range of(String format) {
            return switch (format) {
                case "int32" -> signed(31);
                case "int64" -> signed(63);
                case "uint32" -> new Range(BigInteger.ZERO, power(32).subtract(BigInteger.ONE));
                default -> null;
            };
        }

        boolean contains(BigDecimal value) {
            return value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(greatest)) <= 0;
        }

        private static Range signed(int bits) {
            return new Range(power(bits).negate(), power(bits).subtract(BigInteger.ONE));
        }

        private static BigInteger power(int bits) {
            return BigInteger.ONE.shiftLeft(bits);
        }

        @Override
        public String toString() {
            return "from " + least + " to " + greatest;
        }
    }
}
