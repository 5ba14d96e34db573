package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;

/** What turning a machine on or off does (harvester/harvester: pkg/webhook/resources/virtualmachine/mutator.go). */
enum PowerRule implements EffectRule {
    SAME("means the same as before", Level.NONE, "the same, said in another way"),
    STOPS("becomes Halted while the machine runs", Level.STOP, "the guest is shut down"),
    STAYS_OFF("becomes Halted while the machine is off", Level.LIVE, "the machine is off already"),
    STARTS(
            "leaves Halted, or becomes Always, Once or RerunOnFailure while the machine is off",
            Level.START,
            "the machine is started"),
    LEFT_OFF("becomes Manual while the machine is off", Level.LIVE, "the machine stays off until somebody starts it"),
    POLICY("otherwise", Level.LIVE, "counts when the guest stops the next time");

    private final String when;
    private final Effect effect;

    PowerRule(String when, Level level, String reason) {
        this.when = when;
        this.effect = new Effect(level, reason);
    }

    @Override
    public String kind() {
        return Machine.KIND;
    }

    @Override
    public String field() {
        return "spec.runStrategy, spec.running";
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
