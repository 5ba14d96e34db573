package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;

/** What holds for every field of the machine's template, depending on the machine. */
enum MachineRule implements EffectRule {
    OFF("the machine is off", Level.NEXT_START, "the machine does not run"),
    STOPS_ANYWAY("the same change stops the machine", Level.NEXT_START, "the machine is stopped with this change"),
    REVERTED(
            "a restart is pending, and the field becomes what the machine runs with",
            Level.LIVE,
            "the machine still runs with this value"),
    HELD_BACK(
            "CPUs, memory, scheduling or a storage migration, while another field needs a restart",
            Level.RESTART_REQUIRED,
            "waits for the restart that ");

    private final String when;
    private final Effect effect;

    MachineRule(String when, Level level, String reason) {
        this.when = when;
        this.effect = new Effect(level, reason);
    }

    @Override
    public String kind() {
        return Machine.KIND;
    }

    @Override
    public String field() {
        return "spec.template.spec";
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public Effect effect() {
        return effect;
    }
}
