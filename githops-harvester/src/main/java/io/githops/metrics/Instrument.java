package io.githops.metrics;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing that is measured, in the words of OpenMetrics.
 *
 * @param name without the suffixes that the type adds, such as {@code githops_syncs}; ends with the unit, where there is one
 * @param unit such as {@code seconds}; empty where the name says what is counted
 * @param help what it tells, in one sentence
 * @param labels the names of the labels, in the order in which their values are given
 */
public record Instrument(Type type, String name, String unit, String help, List<String> labels) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** @throws IllegalArgumentException when a name is none, or a suffix is missing or in the way */
    public Instrument {
        Objects.requireNonNull(type, "type");
        labels = List.copyOf(labels);
        require(NAME.matcher(name).matches(), name, "lower-case words joined by _");
        require(unit.isEmpty() || name.endsWith("_" + unit), name, "to end with _" + unit);
        require(!name.matches(".*_(total|created|count|sum|bucket|info)"), name, "no suffix that a type adds");
        for (String label : labels) {
            require(
                    NAME.matcher(label).matches() && !label.equals("le"),
                    label,
                    "lower-case words joined by _, not le");
        }
    }

    private static void require(boolean condition, String found, String expected) {
        if (!condition) {
            throw new IllegalArgumentException("instrument: found \"" + found + "\"; expected " + expected);
        }
    }

    /** How values behave. */
    public enum Type {
        /** Only grows. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** How long things took, in seconds, and how often they happened. */
        TIMER,
        /** Always one; the labels say what is to be known. Another value takes the place of the one before. */
        INFO
    }
}
