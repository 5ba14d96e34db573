package io.githops.diff.admission;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** When a schedule fires: five fields, or a name for such. */
public final class CronSchedule {
    private static final Map<String, String> NAMED = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    /** A Thursday, so that weekly and daily schedules fire soon after; nothing else depends on it. */
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final int LONGEST_SEARCH_DAYS = 1500;

    private final TreeSet<Integer> minutes;
    private final TreeSet<Integer> hours;
    private final TreeSet<Integer> monthDays;
    private final TreeSet<Integer> months;
    private final TreeSet<Integer> weekDays;
    private final boolean anyMonthDay;
    private final boolean anyWeekDay;

    private CronSchedule(String[] fields) {
        minutes = parse(fields[0], 0, 59, List.of());
        hours = parse(fields[1], 0, 23, List.of());
        monthDays = parse(fields[2], 1, 31, List.of());
        months = parse(fields[3], 1, 12, MONTHS);
        weekDays = parse(fields[4], 0, 6, DAYS);
        anyMonthDay = fields[2].startsWith("*") || fields[2].equals("?");
        anyWeekDay = fields[4].startsWith("*") || fields[4].equals("?");
    }

    /** @throws IllegalArgumentException when the text is no schedule */
    public static CronSchedule parse(String text) {
        String[] fields = NAMED.getOrDefault(text.strip(), text.strip()).split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException("expected exactly 5 fields, found " + fields.length + ": " + text);
        }
        return new CronSchedule(fields);
    }

    private static TreeSet<Integer> parse(String field, int least, int most, List<String> names) {
        var values = new TreeSet<Integer>();
        for (String part : field.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            String[] range = stepped[0].split("-", 2);
            boolean any = stepped[0].equals("*") || stepped[0].equals("?");
            int first = any ? least : number(range[0], least, names);
            int last = any || stepped.length == 2 && range.length == 1
                    ? most
                    : number(range[range.length - 1], least, names);
            int step = stepped.length == 2 ? number(stepped[1], 0, List.of()) : 1;
            if (first < least || last > most || first > last || step < 1) {
                throw new IllegalArgumentException("value out of range [" + least + ", " + most + "]: " + part);
            }
            for (int value = first; value <= last; value += step) {
                values.add(value);
            }
        }
        return values;
    }

    private static int number(String text, int least, List<String> names) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return named + least;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("failed to parse number: " + text);
        }
        return Integer.parseInt(text);
    }

    /** The first time it fires after a fixed start; empty when it never does. */
    Optional<LocalDateTime> first() {
        return next(START.minusMinutes(1));
    }

    /** The time between its first two runs; empty when it does not run twice. */
    Optional<Duration> interval() {
        return first().flatMap(first -> next(first).map(second -> Duration.between(first, second)));
    }

    /** The last time it fires after one time and not after another; empty when it does not fire between them. */
    public Optional<LocalDateTime> last(LocalDateTime after, LocalDateTime until) {
        LocalDateTime time = until;
        for (int day = 0; day < LONGEST_SEARCH_DAYS && time.isAfter(after); day++) {
            Optional<LocalDateTime> found = firesOn(time) ? lastOfDay(time) : Optional.empty();
            if (found.isPresent()) {
                return found.filter(after::isBefore);
            }
            time = time.toLocalDate().atStartOfDay().minusMinutes(1);
        }
        return Optional.empty();
    }

    private Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDateTime time = after.plusMinutes(1);
        for (int day = 0; day < LONGEST_SEARCH_DAYS; day++) {
            if (firesOn(time)) {
                Optional<LocalDateTime> found = nextOfDay(time);
                if (found.isPresent()) {
                    return found;
                }
            }
            time = time.toLocalDate().plusDays(1).atStartOfDay();
        }
        return Optional.empty();
    }

    /** With both kinds of days restricted, either is enough. */
    private boolean firesOn(LocalDateTime day) {
        boolean onMonthDay = monthDays.contains(day.getDayOfMonth());
        boolean onWeekDay = weekDays.contains(day.getDayOfWeek().getValue() % 7);
        boolean onDay = anyMonthDay || anyWeekDay ? onMonthDay && onWeekDay : onMonthDay || onWeekDay;
        return months.contains(day.getMonthValue()) && onDay;
    }

    private Optional<LocalDateTime> nextOfDay(LocalDateTime from) {
        for (int hour : hours.tailSet(from.getHour())) {
            Integer minute = hour == from.getHour() ? minutes.ceiling(from.getMinute()) : minutes.first();
            if (minute != null) {
                return Optional.of(from.toLocalDate().atTime(hour, minute));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDateTime> lastOfDay(LocalDateTime until) {
        for (int hour : hours.headSet(until.getHour(), true).descendingSet()) {
            Integer minute = hour == until.getHour() ? minutes.floor(until.getMinute()) : minutes.last();
            if (minute != null) {
                return Optional.of(until.toLocalDate().atTime(hour, minute));
            }
        }
        return Optional.empty();
    }
}
