package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.image;
import static io.githops.harvester.simulation.Samples.network;
import static io.githops.harvester.simulation.Samples.node;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvesterSimulationTest {
    private static final List<Mapping> OBJECTS = List.of(
            node("node-1", ""),
            defaultStorageClass("harvester-longhorn"),
            yaml("{apiVersion: network.harvesterhci.io/v1beta1, kind: ClusterNetwork, metadata: {name: vlan}}"),
            yaml("""
                    apiVersion: network.harvesterhci.io/v1beta1
                    kind: VlanConfig
                    metadata: {name: uplink}
                    spec: {clusterNetwork: vlan, uplink: {nics: [eth1], linkAttributes: {mtu: 9000}}}
                    """),
            network("blue", "vlan", 10),
            image("ubuntu", "https://example.com/ubuntu.img"),
            claim("data", "1024Mi"),
            yaml("""
                    apiVersion: loadbalancer.harvesterhci.io/v1beta1
                    kind: IPPool
                    metadata: {name: pool}
                    spec: {ranges: [{subnet: 192.168.10.0/24}], selector: {network: default/blue}}
                    """),
            yaml("""
                    apiVersion: loadbalancer.harvesterhci.io/v1beta1
                    kind: LoadBalancer
                    metadata: {name: front, namespace: default}
                    spec:
                      ipPool: pool
                      ipam: pool
                      healthCheck: {port: 80}
                      listeners: [{name: http, port: 80, protocol: TCP, backendPort: 80}]
                    """),
            smallMachine("web", "Always"));

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void holdsOneOfEach() throws Refusal {
        for (Mapping object : OBJECTS) {
            objects.write(object);
        }
    }

    @Test
    void eachKindHasAtMostOneAdmission() {
        for (SimulatedKind kind : SimulatedKind.values()) {
            var id = kind.id("", "");
            assertThat(HarvesterSimulation.admissions().stream()
                            .filter(admission -> admission.covers(id.group(), id.kind())))
                    .as(kind.name())
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void mutatingTwiceIsMutatingOnce() {
        objects.pass(5);
        for (Mapping object : OBJECTS) {
            var id = new ApiObject(object).id();
            HarvesterSimulation.admissions().stream()
                    .filter(admission -> admission.covers(id.group(), id.kind()))
                    .forEach(admission -> {
                        Mapping once = admission.mutate(null, object, objects);
                        Mapping live = objects.read(id).tree();

                        assertThat(admission.mutate(null, once, objects)).isEqualTo(once);
                        assertThat(admission.mutate(live, live, objects)).isEqualTo(live);
                    });
        }
    }

    @Test
    void whatWasStoredIsAcceptedAgain() throws Refusal {
        objects.pass(10);

        for (Mapping object : OBJECTS) {
            Mapping stored = objects.read(new ApiObject(object).id()).tree();
            assertThat(objects.write(stored)).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aCopyGoesOnWhereTheOriginalWas(int seconds) {
        FakeObjects copy = objects.pass(seconds).copy();

        objects.pass(5);
        copy.pass(5);

        for (Mapping object : OBJECTS) {
            var id = new ApiObject(object).id();
            assertThat(copy.read(id).status()).isEqualTo(objects.read(id).status());
        }
    }

    @Test
    void everythingComesToRest() {
        objects.pass(20);
        Optional<Mapping> before = objects.get(SimulatedKind.VIRTUAL_MACHINE.id("default", "web"));

        objects.pass(60);

        assertThat(objects.get(SimulatedKind.VIRTUAL_MACHINE.id("default", "web")))
                .isEqualTo(before);
    }

    @Test
    void goesDownInTheReverseOrder() throws Refusal {
        objects.pass(5);

        for (int i = OBJECTS.size() - 1; i >= 0; i--) {
            objects.remove(new ApiObject(OBJECTS.get(i)).id());
            objects.pass(3);
        }

        for (SimulatedKind kind : SimulatedKind.values()) {
            assertThat(kind.all(objects)).as(kind.name()).isEmpty();
        }
    }
}
