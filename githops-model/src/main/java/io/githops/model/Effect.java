package io.githops.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/**
 * What a change does, beyond storing other values.
 *
 * @param reason in words; empty when there is nothing to say
 */
public record Effect(Level level, String reason) {
    /** Nothing happens. */
    public static final Effect NONE = new Effect(Level.NONE, "");

    /** Takes effect at once, without disturbance. */
    public static final Effect LIVE = new Effect(Level.LIVE, "");

    /** @throws NullPointerException when a part is null */
    public Effect {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(reason, "reason");
    }

    /** The gravest of several effects, the first of equals; {@link #NONE} of none. */
    public static Effect gravest(Collection<Effect> effects) {
        return effects.stream().max(Comparator.comparing(Effect::level)).orElse(NONE);
    }

    /** {@code restart required: guest memory is fixed while the machine runs}. */
    @Override
    public String toString() {
        return reason.isEmpty() ? level.words() : level.words() + ": " + reason;
    }

    /** How grave an effect is, from nothing to lost data. */
    public enum Level {
        /** Nothing happens. */
        NONE("no effect"),
        /** Takes effect at once, without disturbance. */
        LIVE("live"),
        /** The machine moves to another node while it runs. */
        LIVE_MIGRATION("live migration"),
        /** Takes effect when the machine starts the next time; nothing says so until then. */
        NEXT_START("at next start"),
        /** The machine starts. */
        START("starts"),
        /** Takes effect only after the running machine is restarted; the cluster does not restart it by itself. */
        RESTART_REQUIRED("restart required"),
        /** Connections or services are interrupted. */
        DISRUPTION("disruption"),
        /** The machine stops. */
        STOP("stops"),
        /** The object is deleted and created anew. */
        RECREATE("recreated"),
        /** The cluster refuses the change, and deleting and creating the object is no way around it. */
        REFUSED("refused"),
        /** Data is lost. */
        DATA_LOSS("data loss");

        private final String words;

        Level(String words) {
            this.words = words;
        }

        /** The level in words fit for a report. */
        public String words() {
            return words;
        }
    }
}
