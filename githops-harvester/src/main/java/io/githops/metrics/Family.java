package io.githops.metrics;

import io.githops.metrics.Instrument.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The series of one instrument. Thread-safe. */
final class Family {
    private static final String OTHER = "other";
    private static final Comparator<List<String>> ORDER = (one, two) -> {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(two.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final Instrument instrument;
    private final int maxSeries;
    private final Map<List<String>, Series> series = new TreeMap<>(ORDER);

    Family(Instrument instrument, int maxSeries) {
        this.instrument = instrument;
        this.maxSeries = maxSeries;
    }

    /** @throws IllegalArgumentException when another instrument has the same name */
    void require(Instrument other) {
        if (!instrument.equals(other)) {
            throw new IllegalArgumentException("instrument " + other.name() + ": found two that differ; expected one");
        }
    }

    /** Whether there was a series for it. */
    synchronized boolean add(long amount, String... labels) {
        List<String> values = values(Type.COUNTER, labels);
        boolean isRoom = hasRoom(values);
        at(isRoom ? values : others()).add(amount);
        return isRoom;
    }

    /** Whether there was a series for it. */
    synchronized boolean set(double value, String... labels) {
        List<String> values = values(Type.GAUGE, labels);
        boolean isRoom = hasRoom(values);
        if (isRoom) {
            at(values).set(value);
        }
        return isRoom;
    }

    /** Whether there was a series for it. */
    synchronized boolean record(Duration took, String... labels) {
        List<String> values = values(Type.TIMER, labels);
        boolean isRoom = hasRoom(values);
        at(isRoom ? values : others()).record(took);
        return isRoom;
    }

    /** Whether there was a series for it. */
    synchronized boolean inform(int fixed, String... labels) {
        List<String> values = values(Type.INFO, labels);
        series.keySet().removeIf(known -> known.subList(0, fixed).equals(values.subList(0, fixed)));
        boolean isRoom = hasRoom(values);
        if (isRoom) {
            at(values).set(1);
        }
        return isRoom;
    }

    synchronized void write(StringBuilder text) {
        if (!series.isEmpty()) {
            var exposition = new Exposition(text, instrument);
            exposition.describe();
            series.forEach(exposition::write);
        }
    }

    private List<String> values(Type type, String... labels) {
        if (instrument.type() != type || labels.length != instrument.labels().size()) {
            throw new IllegalArgumentException("instrument " + instrument.name() + ": found " + labels.length
                    + " label values for a " + type + "; expected "
                    + instrument.labels().size() + " for a "
                    + instrument.type());
        }
        return List.copyOf(Arrays.asList(labels));
    }

    private boolean hasRoom(List<String> values) {
        return series.containsKey(values) || series.size() < maxSeries;
    }

    /** Takes no room: it is there beside the others. */
    private List<String> others() {
        return Collections.nCopies(instrument.labels().size(), OTHER);
    }

    private Series at(List<String> values) {
        return series.computeIfAbsent(values, added -> new Series());
    }
}
