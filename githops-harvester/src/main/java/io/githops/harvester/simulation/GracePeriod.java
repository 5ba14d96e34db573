package io.githops.harvester.simulation;

import io.githops.diff.admission.MachineSpec;
import io.githops.diff.admission.SettingValues;
import io.githops.diff.admission.Timing;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.time.Duration;

/** How long a machine takes to shut down. */
final class GracePeriod {
    static final String FIELD = "terminationGracePeriodSeconds";

    private static final String DEFAULT = "default-vm-termination-grace-period-seconds";
    private static final BigDecimal MOST =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    private GracePeriod() {}

    /**
     * A guest that was granted a time of its own takes all of it. The time that Harvester fills in says nothing about the
     * guest, which then shuts down as fast as others.
     */
    static Duration of(MachineSpec spec, StoredObjects objects) {
        BigDecimal granted = seconds(spec);
        boolean isFilledIn = granted.compareTo(new SettingValues(objects).number(DEFAULT)) == 0;
        Duration grace = Duration.ofSeconds(granted.min(MOST).longValue());
        return isFilledIn || grace.compareTo(Timing.SHUTDOWN) < 0 ? Timing.SHUTDOWN : grace;
    }

    /** Zero where nothing says. */
    static BigDecimal seconds(MachineSpec spec) {
        return spec.tree().get(FIELD) instanceof Num seconds ? seconds.decimal() : BigDecimal.ZERO;
    }
}
