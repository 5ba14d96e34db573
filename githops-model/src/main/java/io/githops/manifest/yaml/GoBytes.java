package io.githops.manifest.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text that Go makes of bytes and of escapes that are no characters. */
final class GoBytes {
    private static final char REPLACEMENT = '\uFFFD';

    private GoBytes() {}

    /**
     * Text from Base64. Each byte that is no UTF-8 becomes U+FFFD.
     *
     * @throws UnusableScalarException when it is no Base64 with padding
     */
    static String decodeBase64(String text) {
        String digits = text.replace("\n", "").replace("\r", "");
        try {
            if (digits.length() % 4 != 0) {
                throw new IllegalArgumentException("no padding");
            }
            return decodeUtf8(Base64.getDecoder().decode(digits));
        } catch (IllegalArgumentException e) {
            throw new UnusableScalarException(
                    "found a value with the tag !!binary that is not Base64; expected Base64 with padding");
        }
    }

    private static String decodeUtf8(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (decoder.decode(in, out, true).isMalformed()) {
            in.get();
            out.put(REPLACEMENT);
            decoder.reset();
        }
        return out.flip().toString();
    }

    /** The text with U+FFFD for each half of a surrogate pair that lacks the other. */
    static String withoutLoneSurrogates(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
