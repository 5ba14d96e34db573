package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ConflictException;
import io.githops.cluster.UnavailableException;
import io.githops.diff.LiveObjects;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.harvester.live.LiveView;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the guide on clusters. */
class ClientExampleTest {
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");

    private static Resource machine(String name) {
        return Samples.resource("""
                {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine", "metadata": {"name": "%s", "namespace": "shop"},
                 "spec": {"runStrategy": "Halted", "template": {"spec": {"domain": {
                   "resources": {"limits": {"cpu": "1", "memory": "1Gi"}}, "devices": {}}}}}}""".formatted(name));
    }

    @Test
    void usesTheVerbsOfTheApi() {
        try (var embedded = EmbeddedHarvester.create()) {
            embedded.load("""
                    {"apiVersion": "v1", "kind": "List", "items": [
                      {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}]}""");
            List<String> names = new ArrayList<>();
            try (Harvester harvester = Harvester.over(embedded.transport())) {
                Resource web = machine("web");

                // region verbs
                Harvester quick = harvester.within(Duration.ofSeconds(20));
                quick.apply(web, ApplyOptions.forced("portal"));
                quick.patch(
                        MACHINE,
                        "shop",
                        "web",
                        Patch.merge(Mapping.of("spec", Mapping.of("runStrategy", new Text("Manual")))),
                        "portal");
                quick.power("shop", "web", PowerAction.start());
                quick.forEach(ListRequest.of(MACHINE).labels("!retired"), live -> names.add(live.name()));
                boolean mayDelete =
                        quick.access("delete", MACHINE, "shop", "web").isAllowed();
                // endregion

                embedded.advance(Duration.ofMinutes(2));
                assertThat(names).containsExactly("web");
                assertThat(mayDelete).isTrue();
                assertThat(harvester
                                .get(MACHINE, "shop", "web")
                                .orElseThrow()
                                .tree()
                                .mapping("status")
                                .text("printableStatus"))
                        .hasValue("Running");
            }
        }
    }

    @Test
    void looksWithoutAsking() throws InterruptedException {
        try (var embedded = EmbeddedHarvester.builder().realTime().start();
                Harvester harvester = Harvester.over(embedded.transport())) {
            harvester.create(
                    Samples.resource(
                            "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"shop\"}}"),
                    "test");
            harvester.apply(machine("web"), ApplyOptions.forced("portal"));

            // region view
            try (LiveView view = LiveView.of(harvester)
                    .kinds(MACHINE)
                    .onChange(change -> System.getLogger("shop").log(System.Logger.Level.DEBUG, change.type()))
                    .open()) {
                if (view.awaitCurrent(Duration.ofSeconds(30))) {
                    LiveObjects live = view.snapshot(); // good for PlanInput.of(desired, live)
                    assertThat(live.resources()).hasSize(1);
                }
            }
            // endregion
        }
    }

    @Test
    void scriptsWhatGoesWrong() {
        // region faults
        try (var embedded = EmbeddedHarvester.create();
                var harvester = Harvester.over(embedded.transport())) {
            embedded.faults().on("get", "VirtualMachine").times(3).answer(503, "ServiceUnavailable", "not now");
            embedded.faults().on("patch", "VirtualMachine").times(1).conflict();

            assertThat(catchThrowable(() -> harvester.get(MACHINE, "shop", "web")))
                    .isInstanceOf(UnavailableException.class);
            assertThat(catchThrowable(() -> harvester.apply(machine("web"), ApplyOptions.forced("portal"))))
                    .isInstanceOf(ConflictException.class);
            assertThat(embedded.requests().verb("patch").answered(409)).hasSize(1);
        }
        // endregion
    }
}
