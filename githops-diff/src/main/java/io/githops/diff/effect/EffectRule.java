package io.githops.diff.effect;

import io.githops.model.Effect;

/** One line of what is known about the effects of changes, as the documentation lists it. */
interface EffectRule {

    /** The kind with its group: {@code kubevirt.io/VirtualMachine}, {@code Secret}. */
    String kind();

    /** Which field, in words or as a pattern. */
    String field();

    /** In which case the line counts, in words; empty when always. */
    String when();

    /** What the change does. */
    Effect effect();

    /** The effect with more to its reason. */
    default Effect effect(String more) {
        return new Effect(effect().level(), effect().reason() + more);
    }
}
