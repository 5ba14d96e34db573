package io.githops.diff;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that what a guard holds back may happen.
 *
 * @param code which guards it lifts
 * @param subject whose guard, as the guard names it: {@code PersistentVolumeClaim/default/web-root}; null for every subject
 */
public record Approval(Guard.Code code, @Nullable String subject) {
    /** @throws NullPointerException when the code is null */
    public Approval {
        Objects.requireNonNull(code, "code");
    }

    /** Lifts exactly this guard. */
    public static Approval of(Guard guard) {
        return new Approval(guard.code(), guard.subjectName());
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when there is no guard of that name; lists them
     */
    public static Approval parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Guard.Code code = Arrays.stream(Guard.Code.values())
                .filter(candidate -> candidate.approvalName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found approval \"" + text
                        + "\"; expected the name of a guard, alone or with a subject: "
                        + Arrays.stream(Guard.Code.values())
                                .map(Guard.Code::approvalName)
                                .collect(Collectors.joining(", "))));
        return new Approval(code, colon < 0 ? null : text.substring(colon + 1));
    }

    /** Whether this approval lifts a guard. */
    public boolean lifts(Guard guard) {
        return code == guard.code() && (subject == null || subject.equals(guard.subjectName()));
    }

    /** {@code data-loss:PersistentVolumeClaim/default/web-root}, or {@code data-loss} for every subject. */
    @Override
    public String toString() {
        return subject == null ? code.approvalName() : code.approvalName() + ":" + subject;
    }
}
