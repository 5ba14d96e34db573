package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class VirtualMachineLifeTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId INSTANCE = HarvesterKind.VIRTUAL_MACHINE_INSTANCE.id("default", "web");

    private final FakeObjects objects = new FakeObjects();

    @Test
    void startsAndRuns() {
        objects.write(smallMachine("web", "Always"));

        objects.settle();
        assertThat(printable()).isEqualTo("Starting");
        assertThat(Condition.is(web().status(), "Ready", "False")).isTrue();

        objects.pass(3);
        assertThat(printable()).isEqualTo("Running");
        assertThat(web().status().get("ready")).isEqualTo(Bool.TRUE);
        assertThat(web().status().get("created")).isEqualTo(Bool.TRUE);
        assertThat(Condition.isTrue(web().status(), "Ready")).isTrue();
        assertThat(web().status().get("observedGeneration"))
                .isEqualTo(web().status().get("desiredGeneration"));
        assertThat(web().annotation(Keys.RUN_STRATEGY)).contains("Always");
        assertThat(web().metadata().sequence("finalizers").texts())
                .contains("kubevirt.io/virtualMachineControllerFinalize");
        assertThat(objects.read(INSTANCE).status().text("nodeName")).isPresent();
    }

    @Test
    void staysStoppedWhileHalted() {
        objects.write(smallMachine("web", "Halted"));
        objects.pass(5);

        assertThat(printable()).isEqualTo("Stopped");
        assertThat(objects.get(INSTANCE)).isEmpty();
        assertThat(web().annotation(Keys.RUN_STRATEGY)).isEmpty();
    }

    @Test
    void stopsWhenHalted() {
        run(smallMachine("web", "Always"));

        objects.change(WEB, strategy("Halted"));
        objects.settle();
        assertThat(printable()).isEqualTo("Stopping");

        objects.pass(2);
        assertThat(printable()).isEqualTo("Stopped");
        assertThat(objects.get(INSTANCE)).isEmpty();
    }

    @Test
    void comesBackWithTheStrategyOfBefore() {
        run(smallMachine("web", "Always"));
        objects.change(WEB, strategy("Halted"));
        objects.pass(3);

        objects.change(WEB, strategy("RerunOnFailure"));
        objects.pass(4);

        assertThat(web().spec().text("runStrategy")).contains("Always");
        assertThat(printable()).isEqualTo("Running");
    }

    @Test
    void asksForARestartUntilItHadOneOrTheChangeIsTakenBack() {
        run(smallMachine("web", "Always"));
        Mapping before = web().tree();

        objects.change(WEB, hostname("other"));
        objects.settle();
        assertThat(needsRestart()).isTrue();
        assertThat(web().status().get("observedGeneration"))
                .isNotEqualTo(web().status().get("desiredGeneration"));

        objects.change(WEB, live -> live.with("spec", before.mapping("spec")));
        objects.settle();
        assertThat(needsRestart()).isFalse();

        objects.change(WEB, hostname("other"));
        objects.settle();
        request("Stop", objects.read(INSTANCE).uid());
        objects.pass(5);
        assertThat(needsRestart()).isFalse();
        assertThat(printable()).isEqualTo("Running");
        assertThat(objects.read(INSTANCE).spec().text("hostname")).contains("other");
    }

    @Test
    void takesUpLiveChangesWithoutARestart() {
        run(smallMachine("web", "Always"));

        objects.change(WEB, live -> inTemplate(live, spec -> spec.with("nodeSelector", yaml("{zone: a}"))));
        objects.settle();

        assertThat(needsRestart()).isFalse();
        assertThat(objects.read(INSTANCE).spec().mapping("nodeSelector")).isEqualTo(yaml("{zone: a}"));
    }

    @Test
    void copiesTemplateLabelsToTheRunningMachine() {
        run(smallMachine("web", "Always"));

        objects.change(
                WEB,
                live -> new ApiObject(live)
                        .withSpec(spec -> spec.edit(
                                "template", template -> template.with("metadata", yaml("{labels: {tier: front}}"))))
                        .tree());
        objects.settle();

        assertThat(objects.read(INSTANCE).label("tier")).contains("front");
        assertThat(needsRestart()).isFalse();
    }

    @Test
    void copiesTemplateLabelsWhileARestartIsDue() {
        run(smallMachine("web", "Always"));

        objects.change(WEB, hostname("other"));
        objects.change(
                WEB,
                live -> new ApiObject(live)
                        .withSpec(spec -> spec.edit(
                                "template", template -> template.with("metadata", yaml("{labels: {tier: back}}"))))
                        .tree());
        objects.settle();

        assertThat(objects.read(INSTANCE).label("tier")).contains("back");
        assertThat(needsRestart()).isTrue();
    }

    @Test
    void keepsTheAddressesItRanWith() {
        run(machine("web", """
                runStrategy: Always
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {interfaces: [{name: nic, masquerade: {}}]}}
                    networks: [{name: nic, pod: {}}]
                """));
        String address = objects.read(INSTANCE)
                .status()
                .sequence("interfaces")
                .mappings()
                .get(0)
                .text("mac")
                .orElseThrow();
        assertThat(web().annotation(Keys.MAC_ADDRESSES)).contains("{\"nic\":\"" + address + "\"}");

        objects.change(WEB, live -> withoutMacAddress(live));
        objects.settle();
        assertThat(needsRestart()).as("an erased address counts as a change").isTrue();

        objects.change(WEB, strategy("Halted"));
        objects.pass(3);
        assertThat(new Machine(web()).spec().interfaces().get(0).text("macAddress"))
                .contains(address);
    }

    @Test
    void startsOnRequestWithTheManualStrategy() {
        objects.write(smallMachine("web", "Manual"));
        objects.pass(3);
        assertThat(printable()).isEqualTo("Stopped");

        request("Start", "");
        objects.pass(3);
        assertThat(printable()).isEqualTo("Running");
        assertThat(web().status().has("stateChangeRequests")).isFalse();
    }

    @Test
    void staysStoppedOnRequestWithRerunOnFailure() {
        run(smallMachine("web", "RerunOnFailure"));

        request("Stop", objects.read(INSTANCE).uid());
        objects.pass(5);

        assertThat(printable()).isEqualTo("Stopped");
        assertThat(web().spec().text("runStrategy")).contains("RerunOnFailure");
    }

    private ApiObject web() {
        return objects.read(WEB);
    }

    private String printable() {
        return web().status().text("printableStatus").orElse("");
    }

    private boolean needsRestart() {
        return Condition.isTrue(web().status(), "RestartRequired");
    }

    private void run(Mapping machine) {
        objects.write(machine);
        objects.pass(5);
        assertThat(printable()).isEqualTo("Running");
    }

    private void request(String action, String uid) {
        Mapping request = Mapping.of("action", new Text(action), "uid", new Text(uid));
        objects.edit(
                WEB,
                "virt-api",
                live -> new ApiObject(live)
                        .withStatus(status -> status.with("stateChangeRequests", Sequence.of(request)))
                        .tree());
    }

    private static UnaryOperator<Mapping> strategy(String name) {
        return live -> live.edit("spec", spec -> spec.with("runStrategy", new Text(name)));
    }

    private static UnaryOperator<Mapping> hostname(String name) {
        return live -> inTemplate(live, spec -> spec.with("hostname", new Text(name)));
    }

    private static Mapping inTemplate(Mapping machine, UnaryOperator<Mapping> edit) {
        return new Machine(new ApiObject(machine)).withSpec(edit).object().tree();
    }

    private static Mapping withoutMacAddress(Mapping machine) {
        return new Machine(new ApiObject(machine))
                .withDomain(domain -> domain.edit(
                        "devices",
                        devices -> devices.with(
                                "interfaces",
                                devices.sequence("interfaces").map(item -> ((Mapping) item).without("macAddress")))))
                .object()
                .tree();
    }
}
