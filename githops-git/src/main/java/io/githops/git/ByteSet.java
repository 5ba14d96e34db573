package io.githops.git;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A set of bytes as a pattern writes it between brackets, such as {@code [a-z]}, {@code [!0-9]} or {@code [[:digit:]]}. */
final class ByteSet {
    static final ByteSet NONE = new ByteSet(new BitSet());

    private static final int BYTES = 256;
    private static final Map<String, IntPredicate> CLASSES = Map.ofEntries(
            Map.entry("alnum", ByteSet::isLetterOrDigit),
            Map.entry("alpha", c -> isLetterOrDigit(c) && !isDigit(c)),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> c < ' ' || c == 0x7f),
            Map.entry("digit", ByteSet::isDigit),
            Map.entry("graph", c -> c > ' ' && c < 0x7f),
            Map.entry("lower", c -> c >= 'a' && c <= 'z'),
            Map.entry("print", c -> c >= ' ' && c < 0x7f),
            Map.entry("punct", c -> c > ' ' && c < 0x7f && !isLetterOrDigit(c)),
            Map.entry("space", c -> c == ' ' || c >= '\t' && c <= '\r'),
            Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
            Map.entry("xdigit", c -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'));

    private final BitSet bytes;

    private ByteSet(BitSet bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a set up to its closing bracket. A malformed one holds nothing and ends the pattern.
     *
     * @param start after the opening bracket
     */
    static Parsed parse(byte[] pattern, int start) {
        boolean negated = start < pattern.length && (pattern[start] == '!' || pattern[start] == '^');
        int first = negated ? start + 1 : start;
        BitSet bytes = new BitSet(BYTES);
        int previous = -1;
        int at = first;
        while (at < pattern.length && (at == first || pattern[at] != ']')) {
            if (isClass(pattern, at)) {
                IntPredicate members = members(pattern, at);
                if (members == null) {
                    return new Parsed(NONE, pattern.length);
                }
                for (int c = 0; c < BYTES; c++) {
                    bytes.set(c, bytes.get(c) || members.test(c));
                }
                at = endOfClass(pattern, at) + 1;
                previous = -1;
            } else if (pattern[at] == '-' && previous >= 0 && at + 1 < pattern.length && pattern[at + 1] != ']') {
                int last = pattern[at + 1] == '\\' ? at + 2 : at + 1;
                if (last == pattern.length) {
                    return new Parsed(NONE, pattern.length);
                }
                int highest = pattern[last] & 0xff;
                bytes.set(previous, Math.max(previous, highest + 1));
                at = last + 1;
                previous = -1;
            } else {
                int literal = pattern[at] == '\\' ? at + 1 : at;
                if (literal == pattern.length) {
                    return new Parsed(NONE, pattern.length);
                }
                previous = pattern[literal] & 0xff;
                bytes.set(previous);
                at = literal + 1;
            }
        }
        if (at >= pattern.length) {
            return new Parsed(NONE, pattern.length);
        }
        if (negated) {
            bytes.flip(0, BYTES);
        }
        return new Parsed(new ByteSet(bytes), at + 1);
    }

    boolean contains(int c) {
        return bytes.get(c);
    }

    /** Whether a class such as {@code [:digit:]} begins here, known or not. */
    private static boolean isClass(byte[] pattern, int at) {
        if (pattern[at] != '[' || at + 1 >= pattern.length || pattern[at + 1] != ':') {
            return false;
        }
        int end = endOfClass(pattern, at);
        return end < pattern.length && end - 1 > at + 1 && pattern[end - 1] == ':';
    }

    private static int endOfClass(byte[] pattern, int at) {
        int end = at + 2;
        while (end < pattern.length && pattern[end] != ']') {
            end++;
        }
        return end;
    }

    private static @Nullable IntPredicate members(byte[] pattern, int at) {
        int end = endOfClass(pattern, at);
        return CLASSES.get(new String(pattern, at + 2, end - at - 3, StandardCharsets.US_ASCII));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrDigit(int c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** @param end where the pattern goes on */
    record Parsed(ByteSet bytes, int end) {}
}
