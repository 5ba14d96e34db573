package io.githops.git;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
        var reader = new Reader(pattern, start);
        return reader.read() ? new Parsed(new ByteSet(reader.bytes), reader.at) : new Parsed(NONE, pattern.length);
    }

    boolean contains(int c) {
        return bytes.get(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrDigit(int c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** @param end where the pattern goes on */
    record Parsed(ByteSet bytes, int end) {}

    /** Reads one set. Its methods tell whether it is sound so far. */
    private static final class Reader {
        private final byte[] pattern;
        private final BitSet bytes = new BitSet(BYTES);
        private int at;

        /** With which a range may begin; negative for none. */
        private int previous = -1;

        Reader(byte[] pattern, int start) {
            this.pattern = pattern;
            this.at = start;
        }

        boolean read() {
            boolean isNegated = isAt(at, '!') || isAt(at, '^');
            at += isNegated ? 1 : 0;
            boolean isSound = readMember();
            while (isSound && !isAt(at, ']')) {
                isSound = readMember();
            }
            if (isNegated) {
                bytes.flip(0, BYTES);
            }
            at++;
            return isSound;
        }

        private boolean readMember() {
            if (isAt(at, '[') && isAt(at + 1, ':') && endOfClass() > at + 2) {
                return readClass();
            }
            boolean isRange = isAt(at, '-') && previous >= 0 && at + 1 < pattern.length && !isAt(at + 1, ']');
            return isRange ? readRange() : readByte();
        }

        /** Where the colon is that ends a class; negative when none does. */
        private int endOfClass() {
            int end = at + 2;
            while (end < pattern.length && pattern[end] != ']') {
                end++;
            }
            return isAt(end - 1, ':') && end < pattern.length ? end - 1 : -1;
        }

        private boolean readClass() {
            int end = endOfClass();
            IntPredicate members = CLASSES.get(new String(pattern, at + 2, end - at - 2, StandardCharsets.US_ASCII));
            if (members != null) {
                IntStream.range(0, BYTES).filter(members).forEach(bytes::set);
            }
            at = end + 2;
            previous = -1;
            return members != null;
        }

        private boolean readRange() {
            at++;
            int last = next();
            if (last >= previous) {
                bytes.set(previous, last + 1);
            }
            previous = -1;
            return last >= 0;
        }

        private boolean readByte() {
            previous = next();
            if (previous >= 0) {
                bytes.set(previous);
            }
            return previous >= 0;
        }

        /** The byte that is meant; negative at the end of the pattern. */
        private int next() {
            at += isAt(at, '\\') ? 1 : 0;
            return at < pattern.length ? pattern[at++] & 0xff : -1;
        }

        private boolean isAt(int place, char expected) {
            return place < pattern.length && pattern[place] == expected;
        }
    }
}
