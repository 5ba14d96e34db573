package io.githops.git.trust;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of allowed signers.
 *
 * @see <a href="https://man.openbsd.org/ssh-keygen.1#ALLOWED_SIGNERS">ssh-keygen(1), allowed signers</a>
 */
final class AllowedKeyLine {
    private static final Pattern KEY_TYPE = Pattern.compile("(?:ssh|ecdsa|sk)-[a-z0-9@.-]+");
    private static final Pattern OPTION = Pattern.compile("([A-Za-z-]+)(?:=\"([^\"]*)\")?(?:,|$)");
    private static final Pattern TIME = Pattern.compile("(\\d{8})(\\d{4})?(\\d{2})?(Z)?");

    private final FieldReader fields;
    private final Map<String, String> options = new HashMap<>();

    private AllowedKeyLine(String line) {
        this.fields = new FieldReader(line);
    }

    /** @throws MalformedException with what was found and what was expected */
    static AllowedKey parse(String line) throws MalformedException {
        return new AllowedKeyLine(line).parse();
    }

    private AllowedKey parse() throws MalformedException {
        String principals = fields.next("who has the key").replace("\"", "");
        String field = fields.next("a type of key");
        if (!KEY_TYPE.matcher(field).matches()) {
            readOptions(field);
            field = fields.next("a type of key");
        }
        SshPublicKey key = SshKeyLine.key(field, fields.next("a key in Base64"));
        Instant after = time("valid-after");
        Instant before = time("valid-before");
        if (after != null && before != null && after.isAfter(before)) {
            throw new MalformedException("found valid-after behind valid-before");
        }
        return new AllowedKey(
                new PatternList(principals),
                options.containsKey("cert-authority"),
                options.containsKey("namespaces") ? new PatternList(options.get("namespaces")) : null,
                after,
                before,
                key);
    }

    private void readOptions(String text) throws MalformedException {
        Matcher matcher = OPTION.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            boolean takesValue = !name.equals("cert-authority");
            if (takesValue != (matcher.group(2) != null) || !isKnown(name)) {
                break;
            }
            if (options.put(name, takesValue ? matcher.group(2) : "") != null) {
                throw new MalformedException("found the option " + name + " twice");
            }
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new MalformedException("found " + Shown.text(text.substring(end))
                    + "; expected a type of key such as ssh-ed25519, or the options cert-authority, namespaces=\"…\","
                    + " valid-after=\"…\" and valid-before=\"…\" with commas between them");
        }
    }

    private static boolean isKnown(String option) {
        return switch (option) {
            case "cert-authority", "namespaces", "valid-after", "valid-before" -> true;
            default -> false;
        };
    }

    private @Nullable Instant time(String option) throws MalformedException {
        String text = options.get(option);
        if (text == null) {
            return null;
        }
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw malformedTime(option, text);
        }
        String digits = matcher.group(1) + orZeros(matcher.group(2), 4) + orZeros(matcher.group(3), 2);
        ZoneId zone = matcher.group(4) == null ? ZoneId.systemDefault() : ZoneOffset.UTC;
        try {
            return LocalDateTime.parse(digits, DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw malformedTime(option, text);
        }
    }

    private static String orZeros(@Nullable String digits, int length) {
        return digits == null ? "0".repeat(length) : digits;
    }

    private static MalformedException malformedTime(String option, String text) {
        return new MalformedException(
                "found " + option + "=" + Shown.text(text) + "; expected a time such as 20260401Z or 20260401123000Z");
    }
}
