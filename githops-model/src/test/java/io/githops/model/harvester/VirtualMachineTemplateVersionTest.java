package io.githops.model.harvester;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.model.kubevirt.RunStrategy;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.tree.FieldPath;
import org.junit.jupiter.api.Test;

class VirtualMachineTemplateVersionTest {
    private static final Resource SMALL = resource("""
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineTemplateVersion
            metadata: {name: small-1, namespace: team-a}
            spec:
              templateId: team-a/small
              vm:
                metadata:
                  generateName: small-
                  annotations:
                    harvesterhci.io/volumeClaimTemplates: '[{"metadata":{"name":"root"},"spec":{}}]'
                spec:
                  runStrategy: Always
                  template: {spec: {domain: {devices: {}}}}
            """);

    @Test
    void showsTheMachineWithAllItsAnnotations() {
        VirtualMachine machine =
                SMALL.as(VirtualMachineTemplateVersion.KIND).machine().orElseThrow();

        assertThat(machine.volumeClaimTemplates())
                .extracting(claim -> claim.metadata().name())
                .containsExactly("root");
        assertThat(machine.metadata().name()).isEqualTo("small-1");
    }

    @Test
    void hasItsMachineEditedBesideMetadataNobodyKnows() {
        Resource edited = SMALL.with(
                VirtualMachineTemplateVersion.KIND,
                version -> version.editMachine(machine -> machine.withVolumeClaimTemplates(
                                machine.volumeClaimTemplates().get(0).withTargetVolume("moved"))
                        .editSpec(spec -> spec.withRunStrategy(RunStrategy.HALTED))));

        assertThat(edited.at(FieldPath.parse("spec.vm"))).contains(tree("""
                        metadata:
                          generateName: small-
                          annotations:
                            harvesterhci.io/volumeClaimTemplates: >-
                              [{"metadata":{"name":"root"},"spec":{},"targetVolume":"moved"}]
                        spec:
                          runStrategy: Halted
                          template: {spec: {domain: {devices: {}}}}
                        """));
    }

    @Test
    void staysTheSameWhenTheMachineDoes() {
        assertThat(SMALL.with(VirtualMachineTemplateVersion.KIND, version -> version.editMachine(machine -> machine)))
                .isSameAs(SMALL);
    }

    @Test
    void isMadeOfAMachine() {
        VirtualMachine machine =
                SMALL.as(VirtualMachineTemplateVersion.KIND).machine().orElseThrow();

        var version = VirtualMachineTemplateVersion.of("team-b", "small-2", "small", machine)
                .withDefaultUserDataSecret("user-data");

        assertThat(version.spec().templateId()).isEqualTo("team-b/small");
        assertThat(version.defaultUserDataSecret()).contains("user-data");
        assertThat(version.machine().orElseThrow().volumeClaimTemplates()).isEqualTo(machine.volumeClaimTemplates());
    }

    @Test
    void hasNoMachineWithoutASpecOfOne() {
        Resource bare = SMALL.withTree(SMALL.tree().edit("spec", spec -> spec.without("vm")));

        assertThat(bare.as(VirtualMachineTemplateVersion.KIND).machine()).isEmpty();
        assertThat(bare.with(VirtualMachineTemplateVersion.KIND, version -> version.editMachine(machine -> machine)))
                .isSameAs(bare);
    }
}
