package io.githops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.metrics.Instrument.Type;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {
    private static final Instrument JOBS = new Instrument(Type.COUNTER, "jobs_done", "", "Jobs.", List.of("place"));
    private static final Instrument LEVEL = new Instrument(Type.GAUGE, "level_meters", "meters", "Level.", List.of());
    private static final Instrument TIME = new Instrument(Type.TIMER, "run_seconds", "seconds", "How long.", List.of());
    private static final Instrument BUILD = new Instrument(Type.INFO, "build", "", "", List.of("place", "version"));

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = new MicrometerMetrics(registry);

    @Test
    void countsUnderNamesOfMicrometer() {
        metrics.add(JOBS, 2, "north");
        metrics.add(JOBS, 3, "north");
        metrics.add(JOBS, -1, "north");

        assertThat(registry.get("jobs.done").tag("place", "north").counter().count())
                .isEqualTo(5);
    }

    @Test
    void keepsGaugesAliveAndChangesThem() {
        metrics.set(LEVEL, 1);
        System.gc();
        metrics.set(LEVEL, 2.5);

        assertThat(registry.get("level").gauge().value()).isEqualTo(2.5);
        assertThat(registry.get("level").gauge().getId().getBaseUnit()).isEqualTo("meters");
    }

    @Test
    void timesWithoutTheUnitInTheName() {
        metrics.record(TIME, Duration.ofSeconds(3));
        metrics.record(TIME, Duration.ofSeconds(-3));

        assertThat(registry.get("run").timer().count()).isEqualTo(2);
        assertThat(registry.get("run").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void forgetsWhatIsNoLongerSoEvenWithTagsOfTheRegistry() {
        registry.config().commonTags("region", "eu");
        metrics.inform(BUILD, 1, "north", "1.0");
        metrics.inform(BUILD, 1, "north", "1.1");
        metrics.inform(BUILD, 1, "south", "1.0");

        assertThat(registry.get("build.info").gauges())
                .extracting(gauge ->
                        gauge.getId().getTag("place") + " " + gauge.getId().getTag("version"))
                .containsExactlyInAnyOrder("north 1.1", "south 1.0");
    }

    @Test
    void isTheOnlyClassThatNeedsMicrometer() throws ReflectiveOperationException {
        var loader = new WithoutMicrometer();

        Class<?> open = loader.loadClass(OpenMetrics.class.getName());
        Class<?> sync = loader.loadClass(SyncMetrics.class.getName());
        Object created = open.getMethod("create").invoke(null);
        Object listener = sync.getMethod("of", loader.loadClass(Metrics.class.getName()), String.class)
                .invoke(null, created, "lab");

        assertThat(listener.getClass().getClassLoader()).isSameAs(loader);
        assertThat(open.getMethod("text").invoke(created)).isEqualTo("# EOF\n");
        assertThatThrownBy(() ->
                        loader.loadClass(MicrometerMetrics.class.getName()).getConstructors())
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessageContaining("io/micrometer/");
    }

    /** Defines the library's classes anew and knows no Micrometer. */
    private static final class WithoutMicrometer extends ClassLoader {
        WithoutMicrometer() {
            super(MicrometerMetricsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.githops.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
