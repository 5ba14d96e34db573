package io.githops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.metrics.Instrument.Type;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMetricsTest {
    private static final Instrument JOBS =
            new Instrument(Type.COUNTER, "jobs", "", "Jobs, \"done\" or\nnot \\ at all.", List.of("place", "result"));
    private static final Instrument LEVEL = new Instrument(Type.GAUGE, "level_meters", "meters", "", List.of());
    private static final Instrument TIME =
            new Instrument(Type.TIMER, "run_seconds", "seconds", "How long.", List.of("place"));
    private static final Instrument BUILD =
            new Instrument(Type.INFO, "build", "", "What runs.", List.of("place", "version"));

    private final OpenMetrics metrics = OpenMetrics.create();

    @Test
    void writesNothingButTheEndWhenNothingWasMeasured() {
        assertThat(metrics.text()).isEqualTo("# EOF\n");
    }

    @Test
    void isServedUnderTheContentTypeOfTheSpecification() {
        assertThat(OpenMetrics.CONTENT_TYPE).isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    }

    @Test
    void writesTypeUnitHelpAndSamplesInTheirOrder() {
        metrics.add(JOBS, 2, "north", "done");
        metrics.add(JOBS, 3, "north", "done");
        metrics.add(JOBS, 0, "a\\b\"c\nd", "failed");
        metrics.set(LEVEL, -2.5);
        metrics.inform(BUILD, 1, "north", "1.0");
        metrics.inform(BUILD, 1, "south", "1.0");
        metrics.inform(BUILD, 1, "north", "1.1");

        assertThat(metrics.text()).isEqualTo("""
                # TYPE build info
                # HELP build What runs.
                build_info{place="north",version="1.1"} 1
                build_info{place="south",version="1.0"} 1
                # TYPE jobs counter
                # HELP jobs Jobs, \\"done\\" or\\nnot \\\\ at all.
                jobs_total{place="a\\\\b\\"c\\nd",result="failed"} 0
                jobs_total{place="north",result="done"} 5
                # TYPE level_meters gauge
                # UNIT level_meters meters
                level_meters -2.5
                # EOF
                """);
        assertThat(OpenMetricsGrammar.complaints(metrics.text())).isEmpty();
    }

    @Test
    void cumulatesTheBucketsOfATimer() {
        metrics.record(TIME, Duration.ofMillis(5), "north");
        metrics.record(TIME, Duration.ofMillis(70), "north");
        metrics.record(TIME, Duration.ofHours(2), "north");
        metrics.record(TIME, Duration.ofMillis(-1), "north");

        assertThat(metrics.text()).isEqualTo("""
                # TYPE run_seconds histogram
                # UNIT run_seconds seconds
                # HELP run_seconds How long.
                run_seconds_bucket{place="north",le="0.005"} 2
                run_seconds_bucket{place="north",le="0.01"} 2
                run_seconds_bucket{place="north",le="0.05"} 2
                run_seconds_bucket{place="north",le="0.1"} 3
                run_seconds_bucket{place="north",le="0.5"} 3
                run_seconds_bucket{place="north",le="1.0"} 3
                run_seconds_bucket{place="north",le="5.0"} 3
                run_seconds_bucket{place="north",le="10.0"} 3
                run_seconds_bucket{place="north",le="30.0"} 3
                run_seconds_bucket{place="north",le="60.0"} 3
                run_seconds_bucket{place="north",le="300.0"} 3
                run_seconds_bucket{place="north",le="600.0"} 3
                run_seconds_bucket{place="north",le="1800.0"} 3
                run_seconds_bucket{place="north",le="3600.0"} 3
                run_seconds_bucket{place="north",le="+Inf"} 4
                run_seconds_count{place="north"} 4
                run_seconds_sum{place="north"} 7200.075
                # EOF
                """);
        assertThat(OpenMetricsGrammar.complaints(metrics.text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "-1, -1",
        "1.7, 1.7",
        "0.001, 0.001",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.1e-10, 1.1e-10",
        "1000000, 1000000",
        "1795255200.123, 1795255200.123",
        "1e22, 1e+22",
        "-1.5e300, -1.5e+300",
        "4.9e-324, 4.9e-324",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf"
    })
    void writesWholeNumbersPlainlyAndOthersWithAFractionOrAnExponent(double value, String text) {
        metrics.set(LEVEL, value);

        assertThat(metrics.text()).contains("\nlevel_meters " + text + "\n");
        assertThat(OpenMetricsGrammar.complaints(metrics.text())).isEmpty();
    }

    @Test
    void boundsItsSeriesAndSaysThatItDid() {
        OpenMetrics small = OpenMetrics.create(2);
        for (int i = 0; i < 10; i++) {
            small.add(JOBS, 1, "place-" + i, "done");
            small.inform(BUILD, 2, "place-" + i, "1.0");
        }

        assertThat(small.text()).isEqualTo("""
                # TYPE build info
                # HELP build What runs.
                build_info{place="place-0",version="1.0"} 1
                build_info{place="place-1",version="1.0"} 1
                # TYPE jobs counter
                # HELP jobs Jobs, \\"done\\" or\\nnot \\\\ at all.
                jobs_total{place="other",result="other"} 8
                jobs_total{place="place-0",result="done"} 1
                jobs_total{place="place-1",result="done"} 1
                # TYPE githops_metrics_overflows counter
                # HELP githops_metrics_overflows Values for which an instrument had no series left.
                githops_metrics_overflows_total 16
                # EOF
                """);
    }

    @Test
    void countersNeverFall() {
        metrics.add(JOBS, 4, "north", "done");
        metrics.add(JOBS, -1, "north", "done");

        assertThat(metrics.text()).contains("jobs_total{place=\"north\",result=\"done\"} 4\n");
    }

    @Test
    void writesHalfCharactersAndCarriageReturnsAsOthers() {
        metrics.add(JOBS, 1, "a\rb\ud800c", "ü😀");

        assertThat(metrics.text()).contains("{place=\"a b?c\",result=\"ü😀\"} 1\n");
        assertThat(OpenMetricsGrammar.complaints(metrics.text())).isEmpty();
    }

    @Test
    @Timeout(60)
    void losesNoCountBetweenThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4_000; i++) {
            threads.submit(() -> metrics.add(JOBS, 1, "north", "done"));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(metrics.text()).contains("jobs_total{place=\"north\",result=\"done\"} 4000\n");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThatThrownBy(() -> metrics.add(JOBS, 1, "north"))
                .hasMessage("instrument jobs: found 1 label values for a COUNTER; expected 2 for a COUNTER");
        assertThatThrownBy(() -> metrics.set(JOBS, 1, "north", "done")).hasMessageContaining("for a GAUGE; expected");
        assertThatThrownBy(() -> new Instrument(Type.COUNTER, "jobs_total", "", "", List.of()))
                .hasMessage("instrument: found \"jobs_total\"; expected no suffix that a type adds");
        assertThatThrownBy(() -> new Instrument(Type.TIMER, "run", "seconds", "", List.of()))
                .hasMessage("instrument: found \"run\"; expected to end with _seconds");
        assertThatThrownBy(() -> new Instrument(Type.TIMER, "run", "", "", List.of("le")))
                .hasMessageContaining("not le");
        assertThatThrownBy(() -> OpenMetrics.create(0)).hasMessage("maxSeries: found 0; expected 1 or more");
    }
}
