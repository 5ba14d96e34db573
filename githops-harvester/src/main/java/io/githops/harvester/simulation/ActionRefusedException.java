package io.githops.harvester.simulation;

/** KubeVirt does not do what a machine was asked to do. */
public final class ActionRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isMissing;

    private ActionRefusedException(boolean isMissing, String message) {
        super(message, null, false, false);
        this.isMissing = isMissing;
    }

    static ActionRefusedException missing(String plural, String name) {
        return new ActionRefusedException(true, plural + ".kubevirt.io \"" + name + "\" not found");
    }

    static ActionRefusedException conflict(String message) {
        return new ActionRefusedException(false, message);
    }

    /** Whether there is no such machine, or it does not run; otherwise it is not in the state for the action. */
    public boolean isMissing() {
        return isMissing;
    }
}
