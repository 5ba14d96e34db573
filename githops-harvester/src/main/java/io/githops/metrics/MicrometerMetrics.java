package io.githops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Hands numbers to a registry of Micrometer, under names such as {@code githops.syncs}. The program brings {@code
 * io.micrometer:micrometer-core}. How many series there may be is the registry's matter. Thread-safe.
 *
 * <pre>{@code
 * Reconciler.builder(source, cluster).listener(SyncMetrics.of(new MicrometerMetrics(registry), "prod")).build();
 * }</pre>
 */
@SuppressWarnings("exports") // whoever calls this has Micrometer
public final class MicrometerMetrics implements Metrics {
    private final MeterRegistry registry;
    private final Map<List<String>, Held> gauges = new ConcurrentHashMap<>();
    private final Map<List<String>, List<String>> infos = new ConcurrentHashMap<>();

    /** @param registry stays the caller's */
    public MicrometerMetrics(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    @Override
    public void add(Instrument counter, long amount, String... labels) {
        if (amount >= 0) {
            Counter.builder(name(counter))
                    .description(counter.help())
                    .tags(tags(counter, labels))
                    .register(registry)
                    .increment(amount);
        }
    }

    @Override
    public void set(Instrument gauge, double value, String... labels) {
        gauge(gauge, value, labels);
    }

    @Override
    public void record(Instrument timer, Duration took, String... labels) {
        Timer.builder(name(timer))
                .description(timer.help())
                .tags(tags(timer, labels))
                .register(registry)
                .record(took.isNegative() ? Duration.ZERO : took);
    }

    /** {@inheritDoc} A gauge of one, whose name ends with {@code info}. */
    @Override
    public synchronized void inform(Instrument info, int fixed, String... labels) {
        List<String> now = gauge(info, 1, labels);
        List<String> before = infos.put(key(info, Arrays.copyOf(labels, fixed)), now);
        if (before != null && !before.equals(now)) {
            registry.remove(gauges.remove(before).gauge());
        }
    }

    /** A gauge and its value, which the registry asks for and does not keep alive. */
    private record Held(Gauge gauge, AtomicReference<Double> value) {}

    private List<String> gauge(Instrument gauge, double value, String... labels) {
        List<String> key = key(gauge, labels);
        gauges.computeIfAbsent(key, added -> register(gauge, labels)).value().set(value);
        return key;
    }

    private Held register(Instrument gauge, String... labels) {
        var value = new AtomicReference<>(0.0);
        Gauge registered = Gauge.builder(name(gauge), value, AtomicReference::get)
                .description(gauge.help())
                .baseUnit(gauge.unit().isEmpty() ? null : gauge.unit())
                .tags(tags(gauge, labels))
                .register(registry);
        return new Held(registered, value);
    }

    private static List<String> key(Instrument instrument, String... labels) {
        return Stream.concat(Stream.of(instrument.name()), Stream.of(labels)).toList();
    }

    /** Without the unit, which registries add by their own rules. */
    private static String name(Instrument instrument) {
        String name = instrument.unit().isEmpty()
                ? instrument.name()
                : instrument
                        .name()
                        .substring(
                                0,
                                instrument.name().length() - instrument.unit().length() - 1);
        return name.replace('_', '.') + (instrument.type() == Instrument.Type.INFO ? ".info" : "");
    }

    private static Tags tags(Instrument instrument, String... labels) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            tags.add(Tag.of(instrument.labels().get(i), labels[i]));
        }
        return Tags.of(tags);
    }
}
