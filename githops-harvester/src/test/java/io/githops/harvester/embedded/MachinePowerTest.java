package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ConflictException;
import io.githops.cluster.NotFoundException;
import io.githops.harvester.Harvester;
import io.githops.harvester.PowerAction;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a machine that is asked to start, stop or move. */
class MachinePowerTest {
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester harvester = Harvester.over(embedded.transport());

    @AfterEach
    void close() {
        embedded.close();
    }

    @ParameterizedTest
    @CsvSource({"Halted, RerunOnFailure", "Manual, Manual"})
    void startsAMachine(String strategy, String after) {
        apply(strategy);
        assertThat(state()).isEqualTo("Stopped");

        harvester.power("default", "web", PowerAction.start());
        embedded.advance(Duration.ofMinutes(2));

        assertThat(state()).isEqualTo("Running");
        if (strategy.equals("Manual")) {
            assertThat(strategy()).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @CsvSource({"Always, Halted", "RerunOnFailure, RerunOnFailure", "Manual, Manual"})
    void stopsAMachine(String strategy, String after) {
        run(strategy);

        harvester.power("default", "web", PowerAction.stop());
        embedded.advance(Duration.ofMinutes(5));

        assertThat(state()).isEqualTo("Stopped");
        assertThat(strategy()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"Always", "RerunOnFailure", "Manual"})
    void restartsAMachine(String strategy) {
        run(strategy);
        String uid = instance().uid().orElseThrow();

        harvester.power("default", "web", PowerAction.restart());
        embedded.advance(Duration.ofMinutes(5));

        assertThat(state()).isEqualTo("Running");
        assertThat(instance().uid()).isNotEmpty().isNotEqualTo(Optional.of(uid));
        assertThat(strategy()).isEqualTo(strategy);
    }

    @Test
    void pausesAMachineAndLetsItRunOn() {
        run("Always");

        harvester.power("default", "web", PowerAction.pause());
        embedded.advance(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo("Paused");
        assertConflict(PowerAction.pause(), "already paused");

        harvester.power("default", "web", PowerAction.unpause());
        embedded.advance(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo("Running");
        assertConflict(PowerAction.unpause(), "not paused");
    }

    @Test
    void refusesWhatDoesNotFitTheState() {
        run("Always");
        assertConflict(PowerAction.start(), "already running");

        harvester.power("default", "web", PowerAction.stop());
        embedded.advance(Duration.ofMinutes(5));
        assertConflict(PowerAction.restart(), "Halted does not support manual restart requests");
        assertConflict(PowerAction.stop(), "shorter graceperiod");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> harvester.power("default", "web", PowerAction.migrate()));
    }

    @Test
    void knowsNoMachineOfAnotherName() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> harvester.power("default", "nobody", PowerAction.start()))
                .withMessageContaining("nobody");
    }

    @Test
    void movesAMachineToTheOtherNode() {
        addNode();
        run("Always");
        String before = node();

        harvester.power("default", "web", PowerAction.migrate());
        assertConflict(PowerAction.migrate(), "in-flight migration");
        embedded.advance(Duration.ofSeconds(4));
        assertThat(state()).isEqualTo("Migrating");
        assertThat(node()).isEqualTo(before);

        embedded.advance(Duration.ofSeconds(3));
        assertThat(node()).isNotEqualTo(before);
        assertThat(state()).isEqualTo("Running");
        assertThat(migrationPhases()).containsExactly("Succeeded");
    }

    @Test
    void leavesAMachineWhereItIsWithoutAnotherNode() {
        run("Always");
        String before = node();

        harvester.power("default", "web", PowerAction.migrate());
        embedded.advance(Duration.ofMinutes(1));

        assertThat(node()).isEqualTo(before);
        assertThat(state()).isEqualTo("Running");
        assertThat(migrationPhases()).containsExactly("Scheduling");
    }

    @Test
    void movesAMachineOnlyToANodeWithTheLabelsAskedFor() {
        addNode();
        run("Always");

        harvester.power("default", "web", PowerAction.migrate(Map.of("zone", "elsewhere")));
        embedded.advance(Duration.ofMinutes(1));

        assertThat(migrationPhases()).containsExactly("Scheduling");
    }

    private void addNode() {
        Resource node = harvester.list(GroupVersionKind.of("v1", "Node"), "").get(0);
        Mapping other = node.tree()
                .edit(
                        "metadata",
                        metadata -> metadata.without("resourceVersion")
                                .without("uid")
                                .without("managedFields")
                                .without("creationTimestamp")
                                .with("name", new Text("second")));
        harvester.create(Resource.of(other), "test");
    }

    private List<String> migrationPhases() {
        return harvester
                .list(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachineInstanceMigration"), "default")
                .stream()
                .map(migration ->
                        migration.tree().mapping("status").text("phase").orElse(""))
                .toList();
    }

    private void assertConflict(PowerAction action, String words) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> harvester.power("default", "web", action))
                .withMessageContaining(words);
    }

    private void apply(String strategy) {
        harvester.apply(Resource.of((Mapping) Json.parse("""
                {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine",
                 "metadata": {"name": "web", "namespace": "default"},
                 "spec": {"runStrategy": "%s", "template": {"spec": {
                   "domain": {"resources": {"limits": {"cpu": "1", "memory": "1Gi"}},
                              "devices": {"interfaces": [{"name": "default", "masquerade": {}}]}},
                   "networks": [{"name": "default", "pod": {}}]}}}}""".formatted(strategy))), ApplyOptions.forced("test"));
        embedded.advance(Duration.ofMinutes(2));
    }

    private void run(String strategy) {
        apply(strategy);
        if (strategy.equals("Manual")) {
            harvester.power("default", "web", PowerAction.start());
            embedded.advance(Duration.ofMinutes(2));
        }
        assertThat(state()).isEqualTo("Running");
    }

    private Mapping machine() {
        return harvester.get(MACHINE, "default", "web").orElseThrow().tree();
    }

    private String state() {
        return machine().mapping("status").text("printableStatus").orElse("");
    }

    private String strategy() {
        return machine().mapping("spec").text("runStrategy").orElse("");
    }

    private Resource instance() {
        return harvester
                .get(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachineInstance"), "default", "web")
                .orElseThrow();
    }

    private String node() {
        return instance().tree().mapping("status").text("nodeName").orElse("");
    }
}
