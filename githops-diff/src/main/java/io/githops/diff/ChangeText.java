package io.githops.diff;

import io.githops.manifest.Masking;
import io.githops.tree.Json;
import io.githops.tree.Text;
import io.githops.tree.Tree;

/** Field changes on one line, sensitive values and credentials in URLs masked, long ones cut. */
final class ChangeText {
    private static final int MAX_LENGTH = 120;

    private ChangeText() {}

    static String of(FieldChange change) {
        boolean isMasked = change.details().isSensitive();
        String live = change.liveValue().map(value -> value(value, isMasked)).orElse("");
        String desired =
                change.desiredValue().map(value -> value(value, isMasked)).orElse("");
        return switch (change.kind()) {
            case ADD -> change.path() + ": + " + desired;
            case REMOVE -> change.path() + ": - " + live;
            case SET -> change.path() + ": " + live + " -> " + desired;
        };
    }

    static String value(Tree value, boolean isMasked) {
        if (isMasked) {
            return Masking.MASK;
        }
        String text = Masking.maskUrls(
                value instanceof Text plain && isPlain(plain.value()) ? plain.value() : Json.text(value));
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH) + "… (" + text.length() + " characters)";
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.chars().noneMatch(c -> c < ' ')
                && text.strip().length() == text.length();
    }
}
