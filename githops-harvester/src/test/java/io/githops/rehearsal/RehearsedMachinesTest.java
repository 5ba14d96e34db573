package io.githops.rehearsal;

import static io.githops.rehearsal.RehearsalScene.MACHINE;
import static io.githops.rehearsal.RehearsalScene.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.rehearsal.MachineEvent.Seen;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsedMachinesTest {
    private final RehearsalScene scene = new RehearsalScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void startAsThePlanSaid() {
        RehearsalReport report =
                scene.rehearsal(MACHINE.formatted("Always")).build().run();

        assertThat(report.machines()).singleElement().satisfies(event -> {
            assertThat(event.seen()).isEqualTo(Seen.STARTED);
            assertThat(event.isForeseen()).isTrue();
        });
    }

    @Test
    void stopAsThePlanSaid() {
        scene.sync(MACHINE.formatted("Always"));

        RehearsalReport report =
                scene.rehearsal(MACHINE.formatted("Halted")).build().run();

        assertThat(report.machines()).singleElement().satisfies(event -> {
            assertThat(event.machine()).isEqualTo(WEB);
            assertThat(event.seen()).isEqualTo(Seen.STOPPED);
            assertThat(event.isForeseen()).isTrue();
        });
        assertThat(report.text()).contains("web (kubevirt.io): stopped, as planned");
    }

    @Test
    void areRestartedWhenTheyAreCreatedAnew() {
        Kinds kinds = kindsWithFixedRunStrategy();
        scene.sync(MACHINE.formatted("Always"));
        Plan plan = scene.planned(MACHINE.formatted("RerunOnFailure"), Planner.builder(kinds));

        RehearsalReport report = Rehearsal.builder(plan)
                .kinds(kinds)
                .live(scene.harvester)
                .build()
                .run();

        assertThat(report.guards()).extracting(Guard::code).contains(Guard.Code.RECREATION);
        assertThat(report.machines()).singleElement().satisfies(event -> {
            assertThat(event.seen()).isEqualTo(Seen.RESTARTED);
            assertThat(event.isForeseen()).isTrue();
        });
    }

    @Test
    void areWatchedThoughThePlanLeavesThemAlone() {
        scene.sync(MACHINE.formatted("Always"));
        Plan plan = scene.planned(MACHINE.formatted("Always"));
        Mapping state = (Mapping) Json.parse(scene.embedded.save());
        List<Mapping> withoutInstance = state.sequence("items").mappings().stream()
                .filter(item -> !item.text("kind").orElse("").equals("VirtualMachineInstance"))
                .toList();

        RehearsalReport report = Rehearsal.builder(plan)
                .state(Json.text(state.with("items", Sequence.of(withoutInstance))))
                .build()
                .run();

        assertThat(report.machines()).containsExactly(new MachineEvent(WEB, Seen.STARTED, Effect.NONE, false));
        assertThat(report.text()).contains("started; otherwise than planned: no effect");
    }

    /** Says of a field that it can only be changed by creating the machine anew. */
    private static Kinds kindsWithFixedRunStrategy() {
        ResourceKind<?> machine =
                Kinds.harvester().find("kubevirt.io", "VirtualMachine").orElseThrow();
        return Kinds.harvester()
                .with(ResourceKind.builder("kubevirt.io/v1", "VirtualMachine")
                        .plural("virtualmachines")
                        .statusSubresource()
                        .schema(machine.schema())
                        .effect("spec.runStrategy", Effect.Level.RECREATE, "fixed for this test")
                        .build());
    }
}
