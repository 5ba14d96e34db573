package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.Effect;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaintenanceTest {
    private static final MaintenanceWindow SATURDAY = MaintenanceWindow.parse("Sat 08:00-12:00 UTC");
    private static final MaintenanceWindow SUNDAY = MaintenanceWindow.parse("Sun 08:00-12:00 UTC");
    private static final Optional<Instant> SUNDAY_MORNING = Optional.of(Instant.parse("2026-11-22T09:00:00Z"));

    @Test
    void mayBeDoneWhileOneOfTheWindowsIsOpen() {
        assertThat(Maintenance.within(SATURDAY, SUNDAY).isOpen(SUNDAY_MORNING)).isTrue();
        assertThat(Maintenance.within(SATURDAY).isOpen(SUNDAY_MORNING)).isFalse();
    }

    @Test
    void mayNotBeDoneAtATimeThatNobodyKnows() {
        assertThat(Maintenance.within(SATURDAY, SUNDAY).isOpen(Optional.empty()))
                .isFalse();
        assertThat(Maintenance.atAnyTime().isOpen(Optional.empty())).isTrue();
    }

    @Test
    void isForWhatDisturbsRunningMachines() {
        Maintenance maintenance = Maintenance.within(SATURDAY);

        assertThat(Arrays.stream(Effect.Level.values()).filter(maintenance::isDisturbance))
                .containsExactly(Effect.Level.RESTART_REQUIRED, Effect.Level.DISRUPTION, Effect.Level.STOP);
    }

    @Test
    void isForMigrationsWhenToldSo() {
        assertThat(Maintenance.within(SATURDAY).migrationsToo().isDisturbance(Effect.Level.LIVE_MIGRATION))
                .isTrue();
    }

    @Test
    void saysItsWindows() {
        assertThat(Maintenance.within(SATURDAY, SUNDAY)).hasToString("Sat 08:00-12:00 UTC or Sun 08:00-12:00 UTC");
        assertThat(Maintenance.atAnyTime()).hasToString("at any time");
    }

    @Test
    void needsAWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(Maintenance::within)
                .withMessageContaining("expected at least one");
    }
}
