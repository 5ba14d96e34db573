package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.node;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HotPlugTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId INSTANCE = HarvesterKind.VIRTUAL_MACHINE_INSTANCE.id("default", "web");

    private final FakeObjects objects = new FakeObjects();

    @Test
    void socketsArriveWithAMoveToAnotherNode() {
        runOn("one", "two");

        sockets(2);
        objects.settle();
        assertThat(waits("VCPUChange")).isTrue();
        assertThat(runningSockets()).isEqualTo(Num.of(1));
        assertThat(needsRestart()).isFalse();

        objects.pass(6);
        assertThat(waits("VCPUChange")).isFalse();
        assertThat(runningSockets()).isEqualTo(Num.of(2));
        assertThat(status().text("nodeName")).contains("two");
        assertThat(phases()).containsExactly("Succeeded");
    }

    @Test
    void socketsWaitWithoutAnotherNode() {
        runOn("one");

        sockets(2);
        objects.pass(30);
        assertThat(waits("VCPUChange")).isTrue();
        assertThat(runningSockets()).isEqualTo(Num.of(1));
        assertThat(phases()).isEmpty();
        assertThat(needsRestart()).isFalse();

        objects.write(node("two", ""));
        objects.pass(6);
        assertThat(runningSockets()).isEqualTo(Num.of(2));
    }

    @Test
    void socketsWaitWhenTheMachineCannotMove() {
        onDiskOfItsOwn("one", "two");

        sockets(2);
        objects.pass(30);

        assertThat(waits("VCPUChange")).isTrue();
        assertThat(phases()).isEmpty();
        assertThat(needsRestart()).isFalse();
    }

    @Test
    void memoryArrivesWithAMove() {
        runOn("one", "two");

        memory("2Gi");
        objects.settle();
        assertThat(waits("MemoryChange")).isTrue();

        objects.pass(6);
        assertThat(waits("MemoryChange")).isFalse();
        assertThat(status().mapping("memory").text("guestCurrent")).contains("2Gi");
        assertThat(status().mapping("memory").text("guestAtBoot")).contains("1Gi");
    }

    @Test
    void memoryNeedsARestartWhenTheMachineCannotMove() {
        onDiskOfItsOwn("one", "two");

        memory("2Gi");
        objects.pass(6);

        assertThat(needsRestart()).isTrue();
        assertThat(waits("MemoryChange")).isFalse();
        assertThat(phases()).isEmpty();
    }

    @Test
    void memoryInAnotherSpellingMovesNothing() {
        runOn("one", "two");

        memory("1024Mi");
        objects.pass(6);

        assertThat(phases()).isEmpty();
    }

    @Test
    void anInterfaceArrivesWithAMove() {
        objects.write(Samples.network("blue", "mgmt", 7));
        runOn("one", "two");

        edit(spec -> spec.with(
                        "networks",
                        yaml("{all: [{name: nic, multus: {networkName: default/blue}}]}")
                                .sequence("all"))
                .edit("domain", domain -> domain.with("devices", yaml("{interfaces: [{name: nic, bridge: {}}]}"))));
        objects.settle();
        assertThat(waits("MigrationRequired")).isTrue();

        objects.pass(6);
        assertThat(waits("MigrationRequired")).isFalse();
        assertThat(status().sequence("interfaces").mappings())
                .extracting(link -> link.text("name").orElse(""))
                .containsExactly("nic");
    }

    @Test
    void aMachineOnTheMoveTakesUpNothingBeforeItArrived() {
        runOn("one", "two");
        sockets(2);
        objects.pass(3);

        sockets(4);
        objects.settle();
        assertThat(objects.read(WEB).status().text("printableStatus")).contains("Migrating");
        assertThat(specSockets()).isEqualTo(Num.of(2));
        assertThat(needsRestart()).isFalse();

        objects.pass(8);
        assertThat(runningSockets()).isEqualTo(Num.of(4));
        assertThat(phases()).containsExactly("Succeeded", "Succeeded");
    }

    @Test
    void movesNothingWhenNothingWasPlugged() {
        runOn("one", "two");

        objects.pass(30);

        assertThat(phases()).isEmpty();
    }

    private void runOn(String... nodes) {
        run(hotplug(), nodes);
    }

    private void onDiskOfItsOwn(String... nodes) {
        objects.write(Samples.defaultStorageClass("harvester-longhorn"));
        objects.write(Samples.claim("web-disk", "1Gi")
                .edit(
                        "spec",
                        spec -> spec.with(
                                "accessModes", yaml("{modes: [ReadWriteOnce]}").sequence("modes"))));
        run(Samples.withDisk(hotplug()), nodes);
    }

    private void run(Mapping machine, String... nodes) {
        for (String name : nodes) {
            objects.write(node(name, "network.harvesterhci.io/mgmt: 'true'"));
        }
        objects.write(machine);
        objects.pass(6);
        assertThat(objects.read(WEB).status().text("printableStatus")).contains("Running");
    }

    private static Mapping hotplug() {
        return new ApiObject(machine("web", """
                runStrategy: Always
                template:
                  spec:
                    domain:
                      cpu: {cores: 1, sockets: 1, maxSockets: 4}
                      memory: {guest: 1Gi, maxGuest: 4Gi}
                      devices: {}
                      resources: {limits: {cpu: 4, memory: 4Gi}}
                """))
                .withAnnotation(Keys.HOTPLUG, "true")
                .tree();
    }

    private void sockets(int count) {
        edit(spec -> spec.edit("domain", domain -> domain.edit("cpu", cpu -> cpu.with("sockets", Num.of(count)))));
    }

    private void memory(String size) {
        edit(spec ->
                spec.edit("domain", domain -> domain.edit("memory", memory -> memory.with("guest", new Text(size)))));
    }

    private void edit(UnaryOperator<Mapping> edit) {
        objects.change(
                WEB,
                live -> new Machine(new ApiObject(live)).withSpec(edit).object().tree());
    }

    private Mapping status() {
        return objects.read(INSTANCE).status();
    }

    private Object runningSockets() {
        return status().mapping("currentCPUTopology").get("sockets");
    }

    private Object specSockets() {
        return objects.read(INSTANCE).spec().mapping("domain", "cpu").get("sockets");
    }

    private boolean waits(String condition) {
        return Condition.isTrue(status(), condition);
    }

    private boolean needsRestart() {
        return Condition.isTrue(objects.read(WEB).status(), "RestartRequired");
    }

    private List<String> phases() {
        return HarvesterKind.MIGRATION.all(objects).stream()
                .map(migration -> migration.status().text("phase").orElse(""))
                .toList();
    }
}
