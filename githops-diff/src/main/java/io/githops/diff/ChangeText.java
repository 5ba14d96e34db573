package io.githops.diff;

import io.githops.manifest.Masking;
import io.githops.tree.Json;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/** Field changes on one line, sensitive values and credentials in URLs masked, long ones cut. */
final class ChangeText {
    private static final int MAX_LENGTH = 120;

    private ChangeText() {}

    static String of(FieldChange change) {
        boolean isMasked = change.details().isSensitive();
        return of(
                change.path().toString(),
                change.liveValue().map(value -> masked(value, isMasked)).orElse(null),
                change.desiredValue().map(value -> masked(value, isMasked)).orElse(null));
    }

    static String of(String path, @Nullable Tree live, @Nullable Tree desired) {
        if (live == null) {
            return path + ": + " + (desired == null ? "" : value(desired));
        }
        return desired == null ? path + ": - " + value(live) : path + ": " + value(live) + " -> " + value(desired);
    }

    static String value(Tree value) {
        String text = Masking.maskUrls(
                value instanceof Text plain && isPlain(plain.value()) ? plain.value() : Json.text(value));
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH) + "… (" + text.length() + " characters)";
    }

    private static Tree masked(Tree value, boolean isMasked) {
        return isMasked ? new Text(Masking.MASK) : value;
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.chars().noneMatch(c -> c < ' ')
                && text.strip().length() == text.length();
    }
}
