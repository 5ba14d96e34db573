package io.githops.git.trust;

import java.util.Base64;
import java.util.List;

/**
 * Bytes as text between a line that begins and one that ends them. Read without any leniency, so that no other text stands
 * for the same bytes.
 */
final class Armor {
    private Armor() {}

    /**
     * The lines between begin and end; nothing but empty lines may stand behind the end.
     *
     * @param label such as {@code SSH SIGNATURE}
     */
    static List<String> lines(String text, String label) throws MalformedException {
        List<String> lines = text.lines().toList();
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).isEmpty()) {
            last--;
        }
        int end = lines.indexOf(end(label));
        if (lines.isEmpty() || !lines.get(0).equals(begin(label)) || end < 0) {
            throw new MalformedException("found no text between \"" + begin(label) + "\" and its end");
        }
        if (end < last) {
            throw new MalformedException("found text behind the end of the signature, such as a second one");
        }
        return lines.subList(1, end);
    }

    /** The bytes that lines of Base64 stand for. */
    static byte[] bytes(List<String> lines) throws MalformedException {
        String text = String.join("", lines);
        byte[] bytes = decoded(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new MalformedException("found Base64 with superfluous bits");
        }
        return bytes;
    }

    static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    static String end(String label) {
        return "-----END " + label + "-----";
    }

    /** Ends with a line break. */
    static String write(String label, byte[] bytes, int width) {
        String text = Base64.getMimeEncoder(width / 4 * 4, new byte[] {'\n'}).encodeToString(bytes);
        return begin(label) + "\n" + text + "\n" + end(label) + "\n";
    }

    private static byte[] decoded(String text) throws MalformedException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("found malformed Base64");
        }
    }
}
