package io.githops.diff;

import io.githops.diff.Guard.Code;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that what a guard holds back may happen.
 *
 * @param code which guards it lifts
 * @param subject whose guard: kind, group where it has one, namespace and name, as in
 *     {@code VirtualMachine.kubevirt.io/default/web}; without the group that of any group; null for every subject
 * @param by who approves; empty when nobody said
 * @param reason why, such as the number of a ticket; empty when nobody said
 */
public record Approval(Code code, @Nullable String subject, String by, String reason) {
    private static final Pattern SUBJECT = Pattern.compile("\\w+(\\.[\\w.-]+)?(/[^/\\s]+){1,2}");
    private static final Pattern FORM =
            Pattern.compile("(?<code>[\\w-]+)(:(?<subject>\\S+))?( by (?<by>[^:\\n]+)(: (?<reason>.+))?)?");

    /**
     * @throws NullPointerException when a part other than the subject is null
     * @throws IllegalArgumentException when the subject names no resource, or the other texts do not fit on a line
     */
    public Approval {
        Objects.requireNonNull(code, "code");
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("approval: found subject \"" + subject
                    + "\"; expected kind, namespace and name, such as VirtualMachine/default/web");
        }
        if (by.contains(":") || by.contains("\n") || reason.contains("\n") || (by.isEmpty() && !reason.isEmpty())) {
            throw new IllegalArgumentException("approval: found \"" + by + "\" with the reason \"" + reason
                    + "\"; expected a name without a colon, and a reason of one line");
        }
    }

    /** Lifts all guards of a kind. Meant for guards of the whole plan; it outlasts what it was given for. */
    public static Approval of(Code code) {
        return new Approval(code, null, "", "");
    }

    /** Lifts the guard of a kind for one resource. */
    public static Approval of(Code code, ResourceId subject) {
        return of(new Guard(code, subject, ""));
    }

    /** Lifts exactly this guard. */
    public static Approval of(Guard guard) {
        return new Approval(guard.code(), guard.subjectName().orElse(null), "", "");
    }

    /** This approval with who gives it, and why. */
    public Approval by(String who, String why) {
        return new Approval(code, subject, who, why);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when there is no guard of that name, or the subject names no resource
     */
    public static Approval parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("approval: found \"" + text
                    + "\"; expected the name of a guard, with a subject, and who gives it for what reason, as in"
                    + " data-loss:PersistentVolumeClaim/default/data by alice: ticket 12");
        }
        return new Approval(
                code(parts.group("code")),
                parts.group("subject"),
                orEmpty(parts.group("by")),
                orEmpty(parts.group("reason")));
    }

    /**
     * Reads a file of approvals, one to a line. Empty lines and those that begin with {@code #} are passed over.
     *
     * @throws IllegalArgumentException as {@link #parse}; names the line
     */
    public static List<Approval> parseLines(String text) {
        List<Approval> approvals = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    approvals.add(parse(line));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return List.copyOf(approvals);
    }

    /** Whether this approval lifts a guard. */
    public boolean lifts(Guard guard) {
        if (code != guard.code()) {
            return false;
        }
        ResourceId id = guard.subject();
        boolean isForAll = subject == null;
        return isForAll
                || (id != null
                        && (guard.subjectName().filter(subject::equals).isPresent()
                                || subject.equals(id.kind() + "/" + id.qualifiedName())));
    }

    private static Code code(String name) {
        return Arrays.stream(Code.values())
                .filter(candidate -> candidate.approvalName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("approval: found \"" + name
                        + "\"; expected the name of a guard: "
                        + Arrays.stream(Code.values()).map(Code::approvalName).collect(Collectors.joining(", "))));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** {@code data-loss:PersistentVolumeClaim/default/data by alice: ticket 12}, without what nobody said. */
    @Override
    public String toString() {
        return code.approvalName()
                + (subject == null ? "" : ":" + subject)
                + (by.isEmpty() ? "" : " by " + by)
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
