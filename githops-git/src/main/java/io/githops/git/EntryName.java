package io.githops.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an entry in a folder, and what is wrong with it.
 *
 * @param text null when the bytes are not UTF-8
 * @param isPlain whether it has only letters and digits of ASCII, with hyphens, underscores and dots between them, as
 *     nearly all names have
 */
record EntryName(String shown, @Nullable String text, boolean isPlain) {
    /** Also what a file system of Windows takes for it: with blanks, dots or a stream at its end, or shortened. */
    private static final Pattern DOT_GIT = Pattern.compile("(?:\\.git|git~[0-9]+)[. ]*(?::.*)?");

    /** What a file system of macOS reads over. */
    private static final Pattern READ_OVER = Pattern.compile("[\\u200c-\\u200f\\u202a-\\u202e\\u206a-\\u206f\\ufeff]");

    private static final Pattern DEVICE = Pattern.compile(
            "(?:con|prn|aux|nul|com[1-9\u00b9\u00b2\u00b3]|lpt[1-9\u00b9\u00b2\u00b3]|conin\\$|conout\\$|clock\\$) *(?:[.:].*)?",
            Pattern.CASE_INSENSITIVE);

    static EntryName of(byte[] name) {
        if (isPlain(name)) {
            String text = new String(name, StandardCharsets.US_ASCII);
            return new EntryName(text, text, true);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
            return new EntryName(ShownName.of(text), text, false);
        } catch (CharacterCodingException e) {
            return new EntryName(ShownName.of(new String(name, StandardCharsets.ISO_8859_1)), null, false);
        }
    }

    boolean isHidden() {
        return shown.startsWith(".");
    }

    /** What no honest repository holds, whether the entry is read or not. */
    Optional<Fault> forgery() {
        if (isPlain) {
            return Optional.empty();
        }
        String name = text == null ? shown : text;
        List<String> parts = List.of(name.split("\\\\"));
        if (name.isEmpty() || name.equals(".") || name.contains("/") || parts.contains("..")) {
            return forged("GH2041", "the name \"" + shown + "\", which leads elsewhere", "the name of an entry");
        }
        for (String part : READ_OVER.matcher(name).replaceAll("").split("\\\\")) {
            if (DOT_GIT.matcher(part.toLowerCase(Locale.ROOT)).matches()) {
                return forged(
                        "GH2042",
                        "the name \"" + shown + "\", which some file systems take for \".git\"",
                        "no folder of Git itself");
            }
        }
        return Optional.empty();
    }

    /** What is another name, or none, on another machine; of interest only where the entry is read. */
    Optional<Fault> trick() {
        if (isPlain && !DEVICE.matcher(shown).matches()) {
            return Optional.empty();
        }
        if (text == null) {
            return ambiguous("GH2043", "a name that is not UTF-8", "text");
        }
        OptionalInt invisible = text.codePoints().filter(ShownName::isInvisible).findFirst();
        if (invisible.isPresent()) {
            return ambiguous(
                    "GH2043",
                    String.format("the invisible character U+%04X in the name", invisible.getAsInt()),
                    "characters that can be seen");
        }
        if (text.contains("\\")) {
            return ambiguous("GH2044", "a backslash in the name, which Windows takes for a slash", "no backslash");
        }
        if (DEVICE.matcher(text).matches()) {
            return ambiguous("GH2045", "the name of a device of Windows", "the name of a file");
        }
        if (text.contains(":")) {
            return ambiguous("GH2046", "a colon in the name, which Windows takes for a stream of a file", "no colon");
        }
        if (text.endsWith(".") || text.endsWith(" ")) {
            return ambiguous(
                    "GH2046", "a name that ends with a dot or blank, which Windows reads over", "another ending");
        }
        return Optional.empty();
    }

    /** The same for names that some file system takes for one. */
    String folded() {
        if (isPlain) {
            return shown.toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(text == null ? shown : text, Normalizer.Form.NFD);
        return decomposed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(byte[] name) {
        for (int i = 0; i < name.length; i++) {
            boolean isJoint = i > 0 && i < name.length - 1 && (name[i] == '.' || name[i] == '-' || name[i] == '_');
            if (!isJoint && !isLetterOrDigit(name[i])) {
                return false;
            }
        }
        return name.length > 0 && name.length <= ShownName.MAX_NAME_LENGTH;
    }

    private static boolean isLetterOrDigit(byte c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }

    private static Optional<Fault> forged(String code, String found, String expected) {
        return Optional.of(new Fault(
                code,
                "found " + found + "; expected " + expected
                        + "; git itself never commits it, so find out who did, and push a commit without it"));
    }

    private static Optional<Fault> ambiguous(String code, String found, String expected) {
        return Optional.of(
                new Fault(code, "found " + found + "; expected " + expected + "; rename it, or leave it out"));
    }

    /** A code and its message. */
    record Fault(String code, String message) {}
}
