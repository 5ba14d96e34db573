package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.node;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId INSTANCE = HarvesterKind.VIRTUAL_MACHINE_INSTANCE.id("default", "web");
    private static final ResourceId MOVE = HarvesterKind.MIGRATION.id("default", "move");

    private final FakeObjects objects = new FakeObjects();

    @Test
    void takesAMachineToAnotherNodePhaseByPhase() {
        runOn("one", "two");
        move("move");
        List<String> phases = new ArrayList<>(List.of(phase()));
        List<String> states = new ArrayList<>(List.of(printable()));

        for (int i = 0; i < 4; i++) {
            objects.pass(1);
            phases.add(phase());
            states.add(printable());
        }

        assertThat(phases).containsExactly("Pending", "Scheduling", "TargetReady", "Running", "Succeeded");
        assertThat(states).containsExactly("Running", "Running", "Running", "Migrating", "Running");
        assertThat(nodeName()).isEqualTo("two");
        assertThat(state().text("sourceNode")).contains("one");
        assertThat(state().text("targetNode")).contains("two");
        assertThat(state().get("completed")).isEqualTo(Bool.TRUE);
        assertThat(state().has("failed")).isFalse();
        assertThat(objects.read(MOVE).status().mapping("migrationState")).isEqualTo(state());
        assertThat(objects.read(MOVE).label("kubevirt.io/vmi-name")).contains("web");
    }

    @Test
    void waitsForAnotherNode() {
        runOn("one");
        move("move");

        objects.pass(30);
        assertThat(phase()).isEqualTo("Scheduling");
        assertThat(nodeName()).isEqualTo("one");
        assertThat(printable()).isEqualTo("Running");

        objects.write(node("two", ""));
        objects.pass(4);
        assertThat(phase()).isEqualTo("Succeeded");
        assertThat(nodeName()).isEqualTo("two");
    }

    @Test
    void goesToNoNodeThatTakesNoMachines() {
        runOn("one");
        objects.write(node("two", "").with("spec", yaml("{unschedulable: true}")));
        move("move");

        objects.pass(10);

        assertThat(phase()).isEqualTo("Scheduling");
    }

    @Test
    void waitsForAMachineThatStarts() {
        objects.write(node("one", ""));
        objects.write(node("two", ""));
        objects.write(smallMachine("web", "Always"));
        objects.settle();
        move("move");

        assertThat(phase()).isEqualTo("Pending");
        objects.pass(10);
        assertThat(phase()).isEqualTo("Succeeded");
    }

    @Test
    void failsWhenTheMachineStopsAndGoesWithTheInstance() {
        runOn("one", "two");
        move("move");
        objects.pass(3);

        objects.change(WEB, live -> live.edit("spec", spec -> spec.with("runStrategy", new Text("Halted"))));
        objects.settle();
        assertThat(phase()).isEqualTo("Failed");
        assertThat(printable()).isEqualTo("Stopping");
        assertThat(state().get("failed")).isEqualTo(Bool.TRUE);
        assertThat(nodeName()).isEqualTo("one");

        objects.pass(3);
        assertThat(objects.get(INSTANCE)).isEmpty();
        assertThat(objects.get(MOVE)).isEmpty();
    }

    @Test
    void failsWhenTheTargetNodeGoes() {
        runOn("one", "two");
        move("move");
        objects.pass(3);

        objects.delete(HarvesterKind.NODE.id("", "two"));
        objects.settle();

        assertThat(phase()).isEqualTo("Failed");
        assertThat(printable()).isEqualTo("Running");
        assertThat(nodeName()).isEqualTo("one");
        assertThat(state().text("failureReason")).contains("the target node is gone");
    }

    @Test
    void isAbortedWhenItIsDeleted() {
        runOn("one", "two");
        move("move");
        objects.pass(3);

        objects.delete(MOVE);
        objects.pass(5);

        assertThat(objects.get(MOVE)).isEmpty();
        assertThat(printable()).isEqualTo("Running");
        assertThat(nodeName()).isEqualTo("one");
        assertThat(state().get("failed")).isEqualTo(Bool.TRUE);
    }

    @Test
    void failsWhileAnotherIsUnderWay() {
        runOn("one", "two");
        move("move");
        objects.pass(1);
        move("other");

        assertThat(read("other").status().text("phase")).contains("Failed");
        objects.pass(4);
        assertThat(phase()).isEqualTo("Succeeded");
        assertThat(nodeName()).isEqualTo("two");
    }

    @Test
    void goesWhenThereIsNoSuchInstance() {
        move("move");
        objects.pass(1);

        assertThat(objects.get(MOVE)).isEmpty();
    }

    @Test
    void goesOnInACopy() {
        runOn("one", "two");
        move("move");
        objects.pass(2);
        FakeObjects copy = objects.copy();

        objects.pass(5);
        copy.pass(5);

        assertThat(copy.read(INSTANCE)).isEqualTo(objects.read(INSTANCE));
        assertThat(copy.read(MOVE)).isEqualTo(objects.read(MOVE));
    }

    private void runOn(String... nodes) {
        for (String name : nodes) {
            objects.write(node(name, ""));
        }
        objects.write(smallMachine("web", "Always"));
        objects.pass(5);
        assertThat(printable()).isEqualTo("Running");
    }

    private void move(String name) {
        objects.write(HarvesterKind.MIGRATION
                .named("default", name)
                .withSpec(spec -> yaml("{vmiName: web}"))
                .tree());
        objects.settle();
    }

    private ApiObject read(String name) {
        return objects.read(HarvesterKind.MIGRATION.id("default", name));
    }

    private String phase() {
        return read("move").status().text("phase").orElse("");
    }

    private String printable() {
        return objects.read(WEB).status().text("printableStatus").orElse("");
    }

    private String nodeName() {
        return objects.read(INSTANCE).status().text("nodeName").orElse("");
    }

    private Mapping state() {
        return objects.read(INSTANCE).status().mapping("migrationState");
    }
}
