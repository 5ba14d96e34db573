package io.githops.model.kubevirt;

import io.githops.model.OpenEnum;

/** When a machine runs. */
public record RunStrategy(String value) implements OpenEnum {
    public static final RunStrategy ALWAYS = new RunStrategy("Always");
    public static final RunStrategy RERUN_ON_FAILURE = new RunStrategy("RerunOnFailure");
    public static final RunStrategy MANUAL = new RunStrategy("Manual");
    public static final RunStrategy HALTED = new RunStrategy("Halted");
    public static final RunStrategy ONCE = new RunStrategy("Once");
    public static final RunStrategy WAIT_AS_RECEIVER = new RunStrategy("WaitAsReceiver");
}
