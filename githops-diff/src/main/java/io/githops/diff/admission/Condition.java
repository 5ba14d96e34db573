package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * A condition in an object's status.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason empty for none
 * @param message empty for none
 */
public record Condition(String type, String status, String reason, String message) {
    private static final String UPDATED = "lastUpdateTime";
    private static final String CHANGED = "lastTransitionTime";

    public static Condition met(String type) {
        return new Condition(type, "True", "", "");
    }

    public static Condition unmet(String type, String reason, String message) {
        return new Condition(type, "False", reason, message);
    }

    public static Condition pending(String type, String reason, String message) {
        return new Condition(type, "Unknown", reason, message);
    }

    public Condition because(String reason, String message) {
        return new Condition(type, status, reason, message);
    }

    public static Optional<Mapping> find(Mapping status, String type) {
        return status.sequence("conditions").mappings().stream()
                .filter(condition -> condition.text("type").orElse("").equals(type))
                .findFirst();
    }

    /** Whether a condition has a status; an absent condition has none. */
    public static boolean is(Mapping status, String type, String expected) {
        return find(status, type)
                .flatMap(condition -> condition.text("status"))
                .filter(expected::equals)
                .isPresent();
    }

    public static boolean isTrue(Mapping status, String type) {
        return is(status, type, "True");
    }

    /** When a condition was last written; empty when it is absent. */
    public static Optional<Instant> time(Mapping status, String type) {
        return find(status, type)
                .flatMap(condition -> condition.text(UPDATED).or(() -> condition.text(CHANGED)))
                .flatMap(Timing::parse);
    }

    public static Mapping without(Mapping status, String type) {
        Sequence kept = Sequence.of(status.sequence("conditions").stream()
                .filter(item -> !(item instanceof Mapping condition
                        && condition.text("type").orElse("").equals(type)))
                .toList());
        return status.has("conditions") ? status.with("conditions", kept) : status;
    }

    /** The status with this condition as Harvester's controllers write it; times move only when something changes. */
    public Mapping in(Mapping status, Instant now) {
        return set(status, now, true);
    }

    /** The status with this condition as KubeVirt writes it, which knows no time of update. */
    public Mapping inKubeVirt(Mapping status, Instant now) {
        return set(status, now, false);
    }

    private Mapping set(Mapping status, Instant now, boolean updateTime) {
        Sequence conditions = status.sequence("conditions");
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i) instanceof Mapping old
                    && old.text("type").orElse("").equals(type)) {
                return isSame(old)
                        ? status
                        : status.with("conditions", conditions.with(i, tree(changeTime(old, now), now, updateTime)));
            }
        }
        return status.with("conditions", conditions.plus(tree(text(now), now, updateTime)));
    }

    private boolean isSame(Mapping old) {
        return old.text("status").orElse("").equals(status)
                && old.text("reason").orElse("").equals(reason)
                && old.text("message").orElse("").equals(message);
    }

    private Text changeTime(Mapping old, Instant now) {
        boolean sameStatus = old.text("status").orElse("").equals(status);
        return sameStatus ? old.text(CHANGED).map(Text::new).orElse(text(now)) : text(now);
    }

    private Mapping tree(Text changed, Instant now, boolean updateTime) {
        return Mapping.builder()
                .put("type", type)
                .put("status", status)
                .putIfPresent("reason", reason.isEmpty() ? null : new Text(reason))
                .putIfPresent("message", message.isEmpty() ? null : new Text(message))
                .putIfPresent(UPDATED, updateTime ? text(now) : null)
                .put(CHANGED, changed)
                .build();
    }

    private static Text text(Instant now) {
        return new Text(Timing.text(now));
    }
}
