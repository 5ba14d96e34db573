package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: shop, labels: {team: %s}}
            spec:
              runStrategy: Always
              template:
                spec:
                  domain: {devices: {}}
                  volumes: [{name: root, persistentVolumeClaim: {claimName: web-root}}]
            """;
    private static final String CLAIM = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: %s, namespace: shop, labels: {team: %s}}
            spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}
            """;
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: after-web, namespace: shop, annotations: {githops.io/depends-on: VirtualMachine.kubevirt.io/web}}
            data: {team: %s}
            """;
    private static final String UPGRADE = """
            {apiVersion: harvesterhci.io/v1beta1, kind: Upgrade, metadata: {name: hvst-1, namespace: harvester-system},
             spec: {version: v1.7.1}, status: {conditions: [{type: Completed, status: "%s"}]}}
            """;
    private static final List<Resource> DESIRED = all("new");
    private static final List<Resource> LIVE = all("old");

    @Test
    void holdsEverythingDuringAnUpgradeButWhatIsExempt() {
        Gates gates = Gates.of(
                Gate.duringUpgrades().except(change -> change.id().name().equals("other")));

        GatedPlan parted = part(gates, UPGRADE.formatted("Unknown"));

        assertThat(parted.held())
                .extracting(held -> held.change().id().name())
                .containsExactlyInAnyOrder("web", "web-root", "after-web");
        assertThat(parted.held().get(0).reason())
                .isEqualTo("Harvester is being upgraded to v1.7.1 by Upgrade harvester-system/hvst-1 (GH3603)");
        assertThat(open(parted)).containsExactly("other");
    }

    @Test
    void lettingAnUpgradeBePausedIsPartOfIt() {
        Resource setting = read("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Setting
                metadata: {name: upgrade-config}
                value: '{"nodeUpgradeOption":{"strategy":{"mode":"manual"}}}'
                """).get(0);
        Plan plan = Planner.builder(Kinds.harvester())
                .build()
                .plan(PlanInput.of(snapshot(List.of(setting)), LiveObjects.none()));

        assertThat(Gates.standard()
                        .part(plan, LiveObjects.of(read(UPGRADE.formatted("Unknown"))))
                        .held())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"True", "False"})
    void holdsNothingWhenTheUpgradeIsOver(String completed) {
        GatedPlan parted = part(Gates.standard(), UPGRADE.formatted(completed));

        assertThat(parted.held()).isEmpty();
        assertThat(parted.open().waves().values().stream().mapToInt(List::size).sum())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            kubevirt.io/v1             | VirtualMachineInstanceMigration | spec: {vmiName: web}, status: {phase: Running}     | web | a live migration of the machine runs
            kubevirt.io/v1             | VirtualMachineInstanceMigration | spec: {vmiName: web}                               | web | a live migration of the machine runs
            kubevirt.io/v1             | VirtualMachineInstanceMigration | spec: {vmiName: web}, status: {phase: Succeeded}   | - | -
            kubevirt.io/v1             | VirtualMachineInstanceMigration | spec: {vmiName: db}, status: {phase: Running}      | - | -
            harvesterhci.io/v1beta1    | VirtualMachineBackup  | spec: {source: {name: web}}                                  | web web-root | a backup of the machine is under way
            harvesterhci.io/v1beta1    | VirtualMachineBackup  | spec: {source: {name: web}}, status: {readyToUse: true}      | - | -
            harvesterhci.io/v1beta1    | VirtualMachineBackup  | "spec: {source: {name: web}}, status: {error: {message: full}}"| - | -
            harvesterhci.io/v1beta1    | VirtualMachineRestore | spec: {target: {name: web}}, status: {complete: false}       | web web-root | a restore of the machine is under way
            harvesterhci.io/v1beta1    | VirtualMachineRestore | "spec: {target: {name: web}}, status: {conditions: [{type: InProgress, status: 'False', message: gone}]}" | - | -
            harvesterhci.io/v1beta1    | VolumeRemoteBackup    | spec: {source: web-root}                                     | web web-root | a backup of the volume is under way
            harvesterhci.io/v1beta1    | VolumeRemoteBackup    | spec: {source: web-root}, status: {success: true}            | - | -
            snapshot.storage.k8s.io/v1 | VolumeSnapshot        | spec: {source: {persistentVolumeClaimName: web-root}}        | web web-root | a snapshot of the volume is under way
            snapshot.storage.k8s.io/v1 | VolumeSnapshot        | spec: {source: {persistentVolumeClaimName: db-root}}         | - | -
            """)
    void holdsWhatIsBeingMovedOrCopiedAndWhatComesAfterIt(
            String apiVersion, String kind, String fields, String held, String reason) {
        GatedPlan parted = part(
                Gates.standard(),
                "{apiVersion: " + apiVersion + ", kind: " + kind + ", metadata: {name: x, namespace: shop}, " + fields
                        + "}");

        List<String> expected = new ArrayList<>(held.equals("-") ? List.of() : List.of(held.split(" ")));
        if (!expected.isEmpty()) {
            expected.add("after-web");
        }
        assertThat(parted.held())
                .extracting(change -> change.change().id().name())
                .containsExactlyInAnyOrderElementsOf(expected);
        parted.held().stream()
                .filter(change -> change.behind() == null)
                .forEach(
                        change -> assertThat(change.reason()).startsWith(reason).contains(kind + " shop/x"));
    }

    @Test
    void saysWhatAHeldChangeWaitsBehind() {
        GatedPlan parted = part(Gates.standard(), """
                {apiVersion: kubevirt.io/v1, kind: VirtualMachineInstanceMigration, metadata: {name: x, namespace: shop},
                 spec: {vmiName: web}}
                """);

        assertThat(parted.held()).last().satisfies(held -> {
            assertThat(held.behind()).isEqualTo(DESIRED.get(0).id());
            assertThat(held)
                    .hasToString(
                            "ConfigMap shop/after-web: has to come after VirtualMachine shop/web (kubevirt.io), which is"
                                    + " held (GH3604)");
        });
    }

    @Test
    void holdsTheDeletionOfACopyThatIsUnderWay() {
        Resource backup = read("""
                {apiVersion: harvesterhci.io/v1beta1, kind: VirtualMachineBackup, metadata: {name: x, namespace: shop},
                 spec: {source: {kind: VirtualMachine, name: web}}}
                """).get(0);
        Gate gate = Gate.duringCopies();
        ResourceChange change = Planner.builder(Kinds.harvester())
                .build()
                .compare(backup.withTree(backup.tree().edit("spec", spec -> spec.without("source"))), backup);

        assertThat(gate.holds(change, LiveObjects.none())).contains("it is under way");
    }

    @Test
    void tellsWhichKindsItHasToKnow() {
        assertThat(Gates.standard().kinds())
                .extracting(GroupVersionKind::kind)
                .contains("Upgrade", "VirtualMachineInstanceMigration", "VirtualMachineBackup", "VolumeSnapshot");
        assertThat(Gates.none().kinds()).isEmpty();
    }

    @Test
    void asksGatesOfTheCaller() {
        // region gates
        Gate freeze = (change, live) ->
                change.id().kind().equals("ConfigMap") ? Optional.of("configuration is frozen") : Optional.empty();
        Gate upgrades =
                Gate.duringUpgrades().except(change -> change.id().namespace().equals("shop"));

        Gates gates = Gates.of(freeze, upgrades, Gate.duringMigrations(), Gate.duringCopies());
        // endregion

        assertThat(part(gates, UPGRADE.formatted("Unknown")).held())
                .extracting(HeldChange::toString)
                .containsExactly("ConfigMap shop/after-web: configuration is frozen (GH3603)");
    }

    private static GatedPlan part(Gates gates, String yaml) {
        LiveObjects live = LiveObjects.of(LIVE).with(read(yaml));
        Plan plan = Planner.builder(Kinds.harvester())
                .build()
                .plan(PlanInput.of(snapshot(DESIRED), live).inventory(Inventory.empty()));
        return gates.part(plan, live);
    }

    private static List<String> open(GatedPlan parted) {
        return parted.open().waves().values().stream()
                .flatMap(List::stream)
                .map(change -> change.id().name())
                .toList();
    }

    private static List<Resource> all(String team) {
        return read(String.join(
                "---\n",
                MACHINE.formatted(team),
                CLAIM.formatted("web-root", team),
                CLAIM.formatted("other", team),
                CONFIG.formatted(team)));
    }

    private static Snapshot snapshot(List<Resource> resources) {
        return Snapshot.of(Revision.of("1", "main"), resources);
    }

    private static List<Resource> read(String yaml) {
        return ManifestReader.of(Kinds.none())
                .read(List.of(ManifestFile.of("test.yaml", "---\n" + yaml)))
                .orThrow();
    }
}
