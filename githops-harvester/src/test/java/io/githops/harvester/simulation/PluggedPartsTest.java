package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineSpec;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a running machine takes up while it needs a restart for something else. */
class PluggedPartsTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId INSTANCE = HarvesterKind.VIRTUAL_MACHINE_INSTANCE.id("default", "web");
    private static final String ROOT = "{name: root, persistentVolumeClaim: {claimName: root}}";
    private static final String DATA = "{name: data, persistentVolumeClaim: {claimName: data, hotpluggable: true}}";

    private final FakeObjects objects = new FakeObjects();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "plugged in           | [R]      | [{name: root, disk: {}}]                            | [R, D] | [{name: root, disk: {}}, {name: data, disk: {}}] | root data | root data",
                "plugged out          | [R, D]   | [{name: root, disk: {}}, {name: data, disk: {}}]    | [R]    | [{name: root, disk: {}}]                         | root      | root",
                "fixed one dropped    | [R, D]   | [{name: root, disk: {}}, {name: data, disk: {}}]    | [D]    | [{name: data, disk: {}}]                         | root data | root data",
                "without a disk       | [R]      | [{name: root, disk: {}}]                            | [R, D] | [{name: root, disk: {}}]                         | root      | root",
                "medium put in        | []       | [{name: data, cdrom: {}}]                           | [D]    | [{name: data, cdrom: {}}]                        | data      | data",
                "medium taken out     | [D]      | [{name: data, cdrom: {}}]                           | []     | [{name: data, cdrom: {}}]                        | ''        | data",
                "drive and medium     | []       | []                                                  | [D]    | [{name: data, cdrom: {}}]                        | ''        | ''",
                "drive taken out      | [D]      | [{name: data, cdrom: {}}]                           | []     | []                                               | ''        | data",
                "made a fixed one     | [D]      | [{name: data, disk: {}}]                            | [{name: data, persistentVolumeClaim: {claimName: data}}] | [{name: data, disk: {}}] | data | data",
            })
    void volumes(
            String change,
            String volumesBefore,
            String disksBefore,
            String volumesAfter,
            String disksAfter,
            String volumes,
            String disks) {
        MachineSpec next =
                new PluggedParts(spec(volumesBefore, disksBefore), spec(volumesAfter, disksAfter)).withVolumes();

        assertThat(names(next.volumes())).isEqualTo(volumes);
        assertThat(names(next.disks())).isEqualTo(disks);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bridge added     | [{name: a, bridge: {}}] | [{name: a, bridge: {}}, {name: b, bridge: {}}]         | a b",
                "masquerade added | [{name: a, bridge: {}}] | [{name: a, bridge: {}}, {name: b, masquerade: {}}]     | a",
                "without network  | [{name: a, bridge: {}}] | [{name: a, bridge: {}}, {name: c, bridge: {}}]         | a",
                "dropped          | [{name: a, bridge: {}}] | []                                                     | a",
                "absent from the start | []                 | [{name: b, bridge: {}, state: absent}]                 | ''",
            })
    void interfaces(String change, String before, String after, String expected) {
        MachineSpec next = new PluggedParts(linked(before), linked(after)).withInterfaces();

        assertThat(names(next.interfaces())).isEqualTo(expected);
    }

    @Test
    void aLinkGoesDownAndUpAgain() {
        MachineSpec up = linked("[{name: a, bridge: {}}]");
        MachineSpec down = linked("[{name: a, bridge: {}, state: down}]");

        assertThat(new PluggedParts(up, down).withInterfaces()).isEqualTo(down);
        assertThat(new PluggedParts(down, up).withInterfaces()).isEqualTo(up);
    }

    @Test
    void aMachineThatNeedsARestartIsGivenItsVolume() {
        runAndNeedARestart();

        change(PluggedPartsTest::withData);
        objects.settle();

        assertThat(needsRestart()).isTrue();
        assertThat(names(instance().volumes())).isEqualTo("data");
        assertThat(names(instance().disks())).isEqualTo("data");
        assertThat(instance().tree().text("hostname")).isEmpty();
    }

    @Test
    void aMachineWhoseVolumesMigrateIsGivenNone() {
        runAndNeedARestart();

        objects.change(
                WEB, live -> live.edit("spec", spec -> spec.with("updateVolumesStrategy", new Text("Migration"))));
        change(PluggedPartsTest::withData);
        objects.settle();

        assertThat(needsRestart()).isTrue();
        assertThat(instance().volumes()).isEmpty();
    }

    @Test
    void schedulingWaitsForTheRestart() {
        runAndNeedARestart();

        change(spec -> spec.with("nodeSelector", yaml("{zone: a}")));
        objects.settle();

        assertThat(instance().tree().has("nodeSelector")).isFalse();
    }

    private void runAndNeedARestart() {
        objects.write(Samples.defaultStorageClass("harvester-longhorn"));
        objects.write(Samples.claim("data", "1Gi"));
        objects.write(Samples.smallMachine("web", "Always"));
        objects.pass(5);
        change(spec -> spec.with("hostname", new Text("other")));
        objects.settle();
        assertThat(needsRestart()).isTrue();
    }

    private static Mapping withData(Mapping spec) {
        return spec.with("volumes", yaml("{all: [" + DATA + "]}").sequence("all"))
                .edit("domain", domain -> domain.with("devices", yaml("{disks: [{name: data, disk: {bus: scsi}}]}")));
    }

    private void change(UnaryOperator<Mapping> edit) {
        objects.change(
                WEB,
                live -> new Machine(new ApiObject(live)).withSpec(edit).object().tree());
    }

    private MachineSpec instance() {
        return new MachineSpec(objects.read(INSTANCE).spec());
    }

    private boolean needsRestart() {
        return Condition.isTrue(objects.read(WEB).status(), "RestartRequired");
    }

    private static MachineSpec spec(String volumes, String disks) {
        String all = volumes.replace("R", ROOT).replace("D", DATA);
        return new MachineSpec(yaml("{volumes: " + all + ", domain: {devices: {disks: " + disks + "}}}"));
    }

    private static MachineSpec linked(String interfaces) {
        return new MachineSpec(
                yaml("{networks: [{name: a}, {name: b}], domain: {devices: {interfaces: " + interfaces + "}}}"));
    }

    private static String names(List<Mapping> items) {
        return String.join(" ", items.stream().map(MachineSpec::name).toList());
    }
}
