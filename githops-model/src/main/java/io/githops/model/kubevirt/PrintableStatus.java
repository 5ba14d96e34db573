package io.githops.model.kubevirt;

import io.githops.model.OpenEnum;

/** The state of a machine in one word. */
public record PrintableStatus(String value) implements OpenEnum {
    public static final PrintableStatus STOPPED = new PrintableStatus("Stopped");
    public static final PrintableStatus PROVISIONING = new PrintableStatus("Provisioning");
    public static final PrintableStatus WAITING_FOR_VOLUME_BINDING = new PrintableStatus("WaitingForVolumeBinding");
    public static final PrintableStatus STARTING = new PrintableStatus("Starting");
    public static final PrintableStatus RUNNING = new PrintableStatus("Running");
    public static final PrintableStatus PAUSED = new PrintableStatus("Paused");
    public static final PrintableStatus STOPPING = new PrintableStatus("Stopping");
    public static final PrintableStatus TERMINATING = new PrintableStatus("Terminating");
    public static final PrintableStatus MIGRATING = new PrintableStatus("Migrating");
    public static final PrintableStatus WAITING_FOR_RECEIVER = new PrintableStatus("WaitingForReceiver");
    public static final PrintableStatus CRASH_LOOP_BACK_OFF = new PrintableStatus("CrashLoopBackOff");
    public static final PrintableStatus ERROR_UNSCHEDULABLE = new PrintableStatus("ErrorUnschedulable");
    public static final PrintableStatus ERR_IMAGE_PULL = new PrintableStatus("ErrImagePull");
    public static final PrintableStatus IMAGE_PULL_BACK_OFF = new PrintableStatus("ImagePullBackOff");
    public static final PrintableStatus ERROR_PVC_NOT_FOUND = new PrintableStatus("ErrorPvcNotFound");
    public static final PrintableStatus DATA_VOLUME_ERROR = new PrintableStatus("DataVolumeError");
    public static final PrintableStatus UNKNOWN = new PrintableStatus("Unknown");
}
