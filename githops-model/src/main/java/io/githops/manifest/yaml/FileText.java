package io.githops.manifest.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes files: UTF-8, or UTF-16 where a byte order mark says so. */
final class FileText {
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    /**
     * The characters of a file. A last line without a line break gets one, as in kubectl.
     *
     * @throws MalformedDocumentException at the first byte that belongs to no character
     */
    static char[] decode(byte[] content) {
        Charset charset = charset(content);
        var out = CharBuffer.allocate(content.length);
        boolean broken =
                charset.newDecoder().decode(ByteBuffer.wrap(content), out, true).isError();
        int length = out.position();
        char[] text = Arrays.copyOf(out.array(), length);
        if (broken) {
            throw Lines.malformed(
                    text,
                    0,
                    0,
                    text.length,
                    Fault.ENCODING,
                    "found a byte that is not " + charset + "; expected text, save the file as UTF-8");
        }
        return length == 0 || text[length - 1] == '\n' ? text : withLineBreak(text);
    }

    private static char[] withLineBreak(char[] text) {
        char[] longer = Arrays.copyOf(text, text.length + 1);
        longer[text.length] = '\n';
        return longer;
    }

    private static Charset charset(byte[] content) {
        int mark = content.length < 2 ? 0 : (content[0] & 0xFF) << 8 | content[1] & 0xFF;
        return switch (mark) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
