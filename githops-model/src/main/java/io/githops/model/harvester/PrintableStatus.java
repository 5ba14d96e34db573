package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** The state of a machine in one word. */
public record PrintableStatus(String value) {
    public static final PrintableStatus STOPPED = of("Stopped");
    public static final PrintableStatus PROVISIONING = of("Provisioning");
    public static final PrintableStatus WAITING_FOR_VOLUME_BINDING = of("WaitingForVolumeBinding");
    public static final PrintableStatus STARTING = of("Starting");
    public static final PrintableStatus RUNNING = of("Running");
    public static final PrintableStatus PAUSED = of("Paused");
    public static final PrintableStatus STOPPING = of("Stopping");
    public static final PrintableStatus TERMINATING = of("Terminating");
    public static final PrintableStatus MIGRATING = of("Migrating");
    public static final PrintableStatus WAITING_FOR_RECEIVER = of("WaitingForReceiver");
    public static final PrintableStatus CRASH_LOOP_BACK_OFF = of("CrashLoopBackOff");
    public static final PrintableStatus ERROR_UNSCHEDULABLE = of("ErrorUnschedulable");
    public static final PrintableStatus ERR_IMAGE_PULL = of("ErrImagePull");
    public static final PrintableStatus IMAGE_PULL_BACK_OFF = of("ImagePullBackOff");
    public static final PrintableStatus ERROR_PVC_NOT_FOUND = of("ErrorPvcNotFound");
    public static final PrintableStatus DATA_VOLUME_ERROR = of("DataVolumeError");
    public static final PrintableStatus UNKNOWN = of("Unknown");

    public PrintableStatus {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PrintableStatus of(String value) {
        return new PrintableStatus(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
