package io.githops.diff;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When running machines may be disturbed: certain hours of certain days.
 *
 * @param days on which the window opens
 * @param start local time, included
 * @param end local time, not included; at or before the start it is on the next day, so that an equal one makes a whole day
 * @param zone whose local time counts, daylight saving included
 */
public record MaintenanceWindow(Set<DayOfWeek> days, LocalTime start, LocalTime end, ZoneId zone) {
    private static final Pattern FORM =
            Pattern.compile("(?<days>\\S+) +(?<start>[0-9:.]+)-(?<end>[0-9:.]+) +(?<zone>\\S+)");
    private static final String EVERY_DAY = "daily";

    /** @throws IllegalArgumentException when there is no day */
    public MaintenanceWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("maintenance window: found no day; expected at least one");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(zone, "zone");
    }

    /** A window; see the components of the record. */
    public static MaintenanceWindow of(Set<DayOfWeek> days, LocalTime start, LocalTime end, ZoneId zone) {
        return new MaintenanceWindow(days, start, end, zone);
    }

    /**
     * Reads what {@link #toString} writes: days, hours and time zone, such as {@code Sat,Sun 22:00-04:00 Europe/Berlin} or
     * {@code daily 02:00-05:00 UTC}.
     *
     * @throws IllegalArgumentException when the text is none; says what was expected
     */
    public static MaintenanceWindow parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw unreadable(text, null);
        }
        try {
            return new MaintenanceWindow(
                    days(parts.group("days")),
                    LocalTime.parse(parts.group("start")),
                    LocalTime.parse(parts.group("end")),
                    ZoneId.of(parts.group("zone")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unreadable(text, e);
        }
    }

    /** Whether the window is open. */
    public boolean contains(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        LocalTime time = local.toLocalTime();
        boolean isOvernight = !start.isBefore(end);
        if (!isOvernight) {
            return days.contains(local.getDayOfWeek()) && !time.isBefore(start) && time.isBefore(end);
        }
        return time.isBefore(start)
                ? time.isBefore(end) && days.contains(local.getDayOfWeek().minus(1))
                : days.contains(local.getDayOfWeek());
    }

    private static Set<DayOfWeek> days(String text) {
        if (text.equals(EVERY_DAY)) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        return Arrays.stream(text.split(","))
                .map(MaintenanceWindow::day)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no day: " + name));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "maintenance window: found \"" + text
                        + "\"; expected days, hours and a time zone, such as \"Sat,Sun 22:00-04:00 Europe/Berlin\" or"
                        + " \"daily 02:00-05:00 UTC\"",
                cause);
    }

    /** {@code Sat,Sun 22:00-04:00 Europe/Berlin}. */
    @Override
    public String toString() {
        String names = days.size() == DayOfWeek.values().length
                ? EVERY_DAY
                : days.stream().map(MaintenanceWindow::name).collect(Collectors.joining(","));
        return names + " " + start + "-" + end + " " + zone;
    }
}
