package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The next opening is what a look at every minute finds. */
class SyncWindowsProperties {
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Havana");
    private static final List<String> DAYS = List.of("daily", "Mon", "Sat,Sun", "Tue,Wed,Fri");
    private static final List<Instant> BEFORE_TRANSITIONS = List.of(
            Instant.parse("2026-03-28T09:00:00Z"),
            Instant.parse("2026-10-24T09:00:00Z"),
            Instant.parse("2026-03-07T22:00:00Z"),
            Instant.parse("2026-04-04T03:00:00Z"),
            Instant.parse("2026-10-31T12:00:00Z"));

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void findsTheFirstMinuteThatIsOpen(@ForAll long seed) {
        var random = new Random(seed);
        SyncWindows windows =
                SyncWindows.of("allow " + window(random), "deny " + window(random), "deny " + window(random));
        Instant moment = any(BEFORE_TRANSITIONS, random).plus(Duration.ofMinutes(random.nextInt(1500)));

        Instant expected = moment;
        Instant end = moment.plus(Duration.ofDays(15));
        while (expected.isBefore(end) && !windows.mayWrite(expected)) {
            expected = expected.plus(Duration.ofMinutes(1));
        }

        Optional<Instant> found = windows.nextOpening(moment);
        if (expected.isBefore(end)) {
            assertThat(found).as("%s from %s", windows, moment).contains(expected);
        } else {
            assertThat(found)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            late -> assertThat(late.orElseThrow()).isAfterOrEqualTo(end));
        }
    }

    private static String window(Random random) {
        return any(DAYS, random) + " " + time(random) + "-" + time(random) + " " + any(ZONES, random);
    }

    private static String time(Random random) {
        return "%02d:%02d".formatted(random.nextInt(24), random.nextInt(4) * 15);
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
