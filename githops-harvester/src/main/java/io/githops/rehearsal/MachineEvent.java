package io.githops.rehearsal;

import io.githops.model.Effect;
import io.githops.model.ResourceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a machine in a rehearsal.
 *
 * @param seen null when nothing happened though the plan said so
 * @param effect what the plan said; no effect when the machine is not in it
 * @param isForeseen whether the plan said what happened
 */
public record MachineEvent(ResourceId machine, @Nullable Seen seen, Effect effect, boolean isForeseen) {
    /** @throws NullPointerException when the machine or the effect is null */
    public MachineEvent {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(effect, "effect");
    }

    /** {@code VirtualMachine default/web (kubevirt.io): stopped, as planned}. */
    @Override
    public String toString() {
        String happened = seen == null ? "nothing happened" : seen.words();
        return machine + ": " + happened + (isForeseen ? ", as planned" : "; otherwise than planned: " + effect);
    }

    /** What can be seen of a machine between start and end. */
    public enum Seen {
        /** It runs now. */
        STARTED("started"),
        /** It does not run any more. */
        STOPPED("stopped"),
        /** It runs, but not as it ran before. */
        RESTARTED("restarted"),
        /** It runs on, on another node. */
        MIGRATED("migrated");

        private final String words;

        Seen(String words) {
            this.words = words;
        }

        /** What was seen, in words fit for a report. */
        public String words() {
            return words;
        }
    }
}
