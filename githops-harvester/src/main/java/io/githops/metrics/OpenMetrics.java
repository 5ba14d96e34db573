package io.githops.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Keeps numbers and gives them in the OpenMetrics text format 1.0.0, which Prometheus reads. An instrument holds a bounded
 * number of series: values with more combinations of labels are added up under the label value {@code other}, and gauges
 * with more are left out; {@code githops_metrics_overflows_total} counts both. Thread-safe.
 *
 * <pre>{@code
 * exchange.getResponseHeaders().set("Content-Type", OpenMetrics.CONTENT_TYPE);
 * exchange.getResponseBody().write(metrics.text().getBytes(UTF_8));
 * }</pre>
 *
 * @see <a href="https://github.com/OpenObservability/OpenMetrics/blob/main/specification/OpenMetrics.md">OpenMetrics</a>
 */
public final class OpenMetrics implements Metrics {
    /** What the text is to be served as. */
    public static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final int DEFAULT_SERIES = 5_000;
    private static final Instrument OVERFLOWS = new Instrument(
            Instrument.Type.COUNTER,
            "githops_metrics_overflows",
            "",
            "Values for which an instrument had no series left.",
            List.of());

    private final int maxSeries;
    private final Map<String, Family> families = new ConcurrentSkipListMap<>();
    private final Family overflows = new Family(OVERFLOWS, 1);

    private OpenMetrics(int maxSeries) {
        this.maxSeries = maxSeries;
    }

    /** Nothing measured yet; up to 5,000 series for each instrument. */
    public static OpenMetrics create() {
        return create(DEFAULT_SERIES);
    }

    /**
     * Nothing measured yet.
     *
     * @param maxSeries of each instrument
     * @throws IllegalArgumentException when it is less than one
     */
    public static OpenMetrics create(int maxSeries) {
        if (maxSeries < 1) {
            throw new IllegalArgumentException("maxSeries: found " + maxSeries + "; expected 1 or more");
        }
        return new OpenMetrics(maxSeries);
    }

    /** {@inheritDoc} An amount below zero is left out, as counters only grow. */
    @Override
    public void add(Instrument counter, long amount, String... labels) {
        if (amount >= 0) {
            count(family(counter).add(amount, labels));
        }
    }

    @Override
    public void set(Instrument gauge, double value, String... labels) {
        count(family(gauge).set(value, labels));
    }

    /** {@inheritDoc} A time below zero, as clocks that are set back give, counts as zero. */
    @Override
    public void record(Instrument timer, Duration took, String... labels) {
        count(family(timer).record(took.isNegative() ? Duration.ZERO : took, labels));
    }

    @Override
    public void inform(Instrument info, int fixed, String... labels) {
        count(family(info).inform(fixed, labels));
    }

    /** All instruments that have values, by name, their series by label values; ends with {@code # EOF}. */
    public String text() {
        var text = new StringBuilder();
        families.values().forEach(family -> family.write(text));
        overflows.write(text);
        return text.append("# EOF\n").toString();
    }

    private Family family(Instrument instrument) {
        Family family = families.computeIfAbsent(instrument.name(), name -> new Family(instrument, maxSeries));
        family.require(instrument);
        return family;
    }

    private void count(boolean isTaken) {
        if (!isTaken) {
            overflows.add(1);
        }
    }
}
