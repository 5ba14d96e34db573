package io.githops.reconcile;

import io.githops.diff.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a sync may write at all: while an allowed window is open, or at any time when none is named, but never while a denied
 * one is. Local time counts, as the zones of the windows have it, daylight saving included. Immutable and thread-safe.
 *
 * <pre>{@code
 * SyncWindows windows = SyncWindows.of("allow Mon,Tue,Wed,Thu 20:00-06:00 Europe/Berlin", "deny daily 02:00-03:00 UTC");
 * }</pre>
 */
public final class SyncWindows {
    private static final SyncWindows ANY_TIME = new SyncWindows(List.of(), List.of());
    private static final String ALLOW = "allow ";
    private static final String DENY = "deny ";
    private static final int DAYS_AHEAD = 400;

    private final List<MaintenanceWindow> allowed;
    private final List<MaintenanceWindow> denied;

    private SyncWindows(List<MaintenanceWindow> allowed, List<MaintenanceWindow> denied) {
        this.allowed = allowed;
        this.denied = denied;
    }

    /** Always open. */
    public static SyncWindows atAnyTime() {
        return ANY_TIME;
    }

    /**
     * Reads windows.
     *
     * @param texts {@code allow} or {@code deny}, then what {@link MaintenanceWindow#parse} reads
     * @throws IllegalArgumentException when a text is none of these; says what was expected
     */
    public static SyncWindows of(String... texts) {
        SyncWindows windows = ANY_TIME;
        for (String text : texts) {
            String form = text.strip();
            if (form.startsWith(ALLOW)) {
                windows = windows.allowing(MaintenanceWindow.parse(form.substring(ALLOW.length())));
            } else if (form.startsWith(DENY)) {
                windows = windows.denying(MaintenanceWindow.parse(form.substring(DENY.length())));
            } else {
                throw new IllegalArgumentException(
                        "sync window: found \"" + text
                                + "\"; expected allow or deny and a window, such as \"allow Sat,Sun 22:00-04:00 Europe/Berlin\"");
            }
        }
        return windows;
    }

    /** These windows, and more in which a sync may write. */
    public SyncWindows allowing(MaintenanceWindow... more) {
        return new SyncWindows(joined(allowed, more), denied);
    }

    /** These windows, and more in which no sync may write. */
    public SyncWindows denying(MaintenanceWindow... more) {
        return new SyncWindows(allowed, joined(denied, more));
    }

    /** Whether a sync may write. */
    public boolean mayWrite(Instant moment) {
        boolean isAllowed = allowed.isEmpty() || allowed.stream().anyMatch(window -> window.contains(moment));
        return isAllowed && denied.stream().noneMatch(window -> window.contains(moment));
    }

    /** The first moment from this one on at which a sync may write; empty when there is none for more than a year. */
    public Optional<Instant> nextOpening(Instant moment) {
        if (mayWrite(moment)) {
            return Optional.of(moment);
        }
        Instant from = moment.truncatedTo(ChronoUnit.DAYS);
        for (int day = 0; day <= DAYS_AHEAD; day++) {
            Optional<Instant> opening = turns(from.plus(Duration.ofDays(day))).stream()
                    .filter(turn -> turn.isAfter(moment))
                    .filter(this::mayWrite)
                    .findFirst();
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    /** Why a sync may not write, and when it may again; empty when it may. */
    public Optional<String> obstacle(Instant moment) {
        if (mayWrite(moment)) {
            return Optional.empty();
        }
        Optional<MaintenanceWindow> denying =
                denied.stream().filter(window -> window.contains(moment)).findFirst();
        ZoneId zone =
                denying.or(() -> allowed.stream().findFirst()).orElseThrow().zone();
        return Optional.of(denying.map(window -> "no sync may write while this window is open: " + window)
                        .orElseGet(() -> "no sync window is open (" + words(allowed) + ")")
                + nextOpening(moment)
                        .map(opening ->
                                "; the next may at " + opening.atZone(zone).toOffsetDateTime() + " in " + zone)
                        .orElse("; none may for more than a year, correct the windows")
                + " (GH3602)");
    }

    /** All moments of a day of UTC at which a window may open or close. */
    private SortedSet<Instant> turns(Instant day) {
        SortedSet<Instant> turns = new TreeSet<>();
        Stream.concat(allowed.stream(), denied.stream()).forEach(window -> {
            LocalDate first = LocalDate.ofInstant(day, window.zone());
            LocalDate last = LocalDate.ofInstant(day.plus(Duration.ofDays(1)), window.zone());
            for (LocalDate date : List.of(first, last)) {
                for (LocalTime time : List.of(LocalTime.MIDNIGHT, window.start(), window.end())) {
                    addTurns(date.atTime(time), window.zone(), turns);
                }
            }
        });
        return turns.subSet(day, day.plus(Duration.ofDays(1)));
    }

    /** A local time comes twice when clocks are put back, and not at all when they are put forward. */
    private static void addTurns(LocalDateTime local, ZoneId zone, SortedSet<Instant> turns) {
        zone.getRules().getValidOffsets(local).forEach(offset -> turns.add(local.toInstant(offset)));
        ZoneOffsetTransition next = zone.getRules()
                .nextTransition(local.toLocalDate().atStartOfDay(zone).toInstant());
        if (next != null) {
            turns.add(next.getInstant());
        }
    }

    private static List<MaintenanceWindow> joined(List<MaintenanceWindow> some, MaintenanceWindow... more) {
        List<MaintenanceWindow> all = new ArrayList<>(some);
        all.addAll(Arrays.asList(more));
        return List.copyOf(all);
    }

    private static String words(List<MaintenanceWindow> windows) {
        return windows.stream().map(MaintenanceWindow::toString).collect(Collectors.joining(" or "));
    }

    /** The windows as {@link #of} reads them, separated by {@code ;}. */
    @Override
    public String toString() {
        if (allowed.isEmpty() && denied.isEmpty()) {
            return "at any time";
        }
        return Stream.concat(
                        allowed.stream().map(window -> ALLOW + window),
                        denied.stream().map(window -> DENY + window))
                .collect(Collectors.joining("; "));
    }
}
