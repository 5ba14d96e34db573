package io.githops.harvester.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long machines take to stop. */
class GracePeriodTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");

    private final FakeObjects objects = new FakeObjects();

    @ParameterizedTest(name = "{0} granted: {1}")
    @CsvSource({"30, 29, Stopping", "30, 30, Stopped", "0, 0, Stopping", "0, 1, Stopped"})
    void aMachineTakesTheTimeItWasGranted(int granted, int passed, String state) {
        run(granted);

        halt();
        objects.pass(passed);

        assertThat(state()).isEqualTo(state);
    }

    @Test
    void aMachineThatWasGrantedTheDefaultIsQuick() {
        run(120);

        halt();
        objects.pass(1);

        assertThat(state()).isEqualTo("Stopped");
    }

    @Test
    void aStopMayBeShorterThanGranted() throws ActionRefusedException {
        run(30);

        stop(5);
        objects.pass(4);
        assertThat(state()).isEqualTo("Stopping");

        objects.pass(1);
        assertThat(state()).isEqualTo("Stopped");
    }

    @Test
    void aMachineThatStopsCanBeHurried() throws ActionRefusedException {
        run(30);
        halt();
        objects.pass(2);

        stop(0);
        objects.settle();

        assertThat(state()).isEqualTo("Stopped");
    }

    @Test
    void aMachineThatStopsIsNotGivenMoreTime() {
        run(30);
        halt();
        objects.pass(2);

        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> stop(60))
                .withMessageContaining("shorter graceperiod");
    }

    private void run(int grace) {
        Mapping machine = Samples.smallMachine("web", "Always");
        objects.write(new Machine(new ApiObject(machine))
                .withSpec(spec -> spec.with("terminationGracePeriodSeconds", Num.of(grace)))
                .object()
                .tree());
        objects.pass(5);
        assertThat(state()).isEqualTo("Running");
    }

    private void halt() {
        objects.change(WEB, live -> live.edit("spec", spec -> spec.with("runStrategy", new Text("Halted"))));
        objects.settle();
    }

    private void stop(int grace) throws ActionRefusedException {
        Mapping options = Mapping.of("gracePeriod", Num.of(grace));
        MachineActions.perform(objects, "virtualmachines", "default", "web", "stop", options, NOW);
        objects.settle();
    }

    private String state() {
        return objects.read(WEB).status().text("printableStatus").orElse("");
    }
}
