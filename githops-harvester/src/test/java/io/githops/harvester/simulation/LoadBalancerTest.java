package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Refusal;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBalancerTest {
    private static final ResourceId FRONT = HarvesterKind.LOAD_BALANCER.id("default", "front");
    private static final ResourceId POOL = HarvesterKind.ADDRESS_POOL.id("", "pool");
    private static final String LISTENERS = "listeners: [{name: http, port: 80, protocol: TCP, backendPort: 8080}]";

    private final FakeObjects objects = new FakeObjects();

    @Test
    void takesTheFirstFreeAddressOfItsPool() {
        objects.write(pool("pool", "{subnet: 192.168.10.0/30}", ""));
        objects.write(balancer("front", "ipam: pool, ipPool: pool"));
        objects.settle();

        assertThat(front().status().text("address")).contains("192.168.10.1");
        assertThat(front().status().mapping("allocatedAddress"))
                .isEqualTo(yaml("{ip: 192.168.10.1, ipPool: pool, mask: 255.255.255.252, gateway: ''}"));
        assertThat(pool().status().mapping("allocated")).isEqualTo(yaml("{192.168.10.1: default/front}"));
        assertThat(pool().status().get("available")).isEqualTo(Num.of(1));
        assertThat(pool().status().get("total")).isEqualTo(Num.of(2));
        assertThat(Condition.isTrue(pool().status(), "Ready")).isTrue();
    }

    @Test
    void isReadyOnceAMachineRunsBehindIt() {
        objects.write(pool("pool", "{subnet: 192.168.10.0/24}", ""));
        objects.write(balancer("front", "ipPool: pool, backendServerSelector: {harvesterhci.io/vmName: [web]}"));
        objects.settle();
        assertThat(Condition.is(front().status(), "Ready", "False")).isTrue();

        objects.write(Samples.machine("web", """
                runStrategy: Always
                template:
                  metadata: {labels: {harvesterhci.io/vmName: web}}
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {interfaces: [{name: nic, masquerade: {}}]}}
                    networks: [{name: nic, pod: {}}]
                """));
        objects.pass(4);
        assertThat(Condition.isTrue(front().status(), "Ready")).isTrue();
        assertThat(front().status().sequence("backendServers").size()).isEqualTo(1);
    }

    @Test
    void waitsForAPool() {
        objects.write(balancer("front", "ipPool: pool"));
        objects.settle();
        assertThat(front().status().has("address")).isFalse();
        assertThat(Condition.is(front().status(), "Ready", "False")).isTrue();

        objects.write(pool("pool", "{subnet: 192.168.10.0/24}", ""));
        objects.settle();
        assertThat(front().status().text("address")).contains("192.168.10.1");
    }

    @Test
    void isMatchedWithThePoolOfItsNamespaceBeforeTheGlobalOne() {
        objects.write(
                pool("all", "{subnet: 192.168.10.0/24}", "scope: [{project: '*', namespace: '*', guestCluster: '*'}]"));
        objects.write(pool(
                "own", "{subnet: 192.168.20.0/24}", "scope: [{project: '*', namespace: default, guestCluster: '*'}]"));
        objects.write(balancer("front", "ipam: pool"));
        objects.settle();

        assertThat(front().status().mapping("allocatedAddress").text("ipPool")).contains("own");
        assertThat(objects.read(HarvesterKind.ADDRESS_POOL.id("", "all"))
                        .label("loadbalancer.harvesterhci.io/global-ip-pool"))
                .contains("true");
    }

    @Test
    void movesToAnotherPool() {
        objects.write(pool("pool", "{subnet: 192.168.10.0/24}", ""));
        objects.write(pool("other", "{subnet: 192.168.20.0/24}", ""));
        objects.write(balancer("front", "ipam: pool, ipPool: pool"));
        objects.settle();

        objects.write(balancer("front", "ipam: pool, ipPool: other"));
        objects.settle();

        assertThat(front().status().text("address")).contains("192.168.20.1");
        assertThat(pool().status().mapping("allocated")).isEqualTo(Mapping.empty());
        assertThat(pool().status().mapping("allocatedHistory")).isEqualTo(yaml("{192.168.10.1: default/front}"));
    }

    @ParameterizedTest
    @CsvSource({"'ipam: pool, ipPool: pool', true", "'ipPool: pool', false"})
    void givesItsAddressBackOnlyWhenItSaysWhereItIsFrom(String spec, boolean released) {
        objects.write(pool("pool", "{subnet: 192.168.10.0/24}", ""));
        objects.write(balancer("front", spec));
        objects.settle();
        assertThat(objects.removalRefusal(POOL)).asString().contains("there are allocated IPs: 192.168.10.1");

        objects.remove(FRONT);
        objects.settle();

        assertThat(objects.get(FRONT)).isEmpty();
        assertThat(pool().status().mapping("allocated").isEmpty()).isEqualTo(released);
    }

    @Test
    void aLeakedAddressIsReleasedByHand() {
        objects.write(pool("pool", "{subnet: 192.168.10.0/24}", ""));
        objects.write(balancer("front", "ipPool: pool"));
        objects.settle();
        objects.remove(FRONT);

        objects.change(
                POOL,
                live -> new ApiObject(live)
                        .withAnnotation("loadbalancer.harvesterhci.io/manuallyReleaseIP", "192.168.10.1: default/front")
                        .tree());
        objects.settle();
        objects.remove(POOL);
        objects.settle();

        assertThat(objects.get(POOL)).isEmpty();
    }

    @Test
    void leasesAnAddress() {
        objects.write(balancer("front", "ipam: dhcp"));
        objects.settle();

        assertThat(front().status().text("address").orElseThrow()).startsWith("192.0.2.");
    }

    @Test
    void completesItsHealthCheck() {
        ApiObject stored =
                new ApiObject(objects.write(balancer("front", "healthCheck: {port: 8080, periodSeconds: 5}")));

        assertThat(stored.spec().mapping("healthCheck"))
                .isEqualTo(yaml(
                        "{port: 8080, periodSeconds: 5, successThreshold: 2, failureThreshold: 2, timeoutSeconds: 1}"));
        assertThat(stored.annotation("loadbalancer.harvesterhci.io/namespace")).contains("default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listeners: [] | at least one listener",
                "listeners: [{name: a, port: 0, protocol: TCP, backendPort: 1}] | must be in [1, 65535]",
                "listeners: [{name: a, port: 1, protocol: TCP, backendPort: 65536}] | must be in [1, 65535]",
                "listeners: [{name: a, port: 1, protocol: TCP, backendPort: 1}, {name: a, port: 2, protocol: TCP, backendPort: 2}] | duplicate",
                "listeners: [{name: a, port: 1, protocol: TCP, backendPort: 1}, {name: b, port: 1, protocol: TCP, backendPort: 2}] | duplicate",
                "listeners: [{name: a, port: 1, protocol: UDP, backendPort: 1}], healthCheck: {port: 1} | not a TCP backend port",
            })
    void hasListenersThatDiffer(String spec, String message) {
        Refusal refusal = objects.refusal(yaml("""
                apiVersion: loadbalancer.harvesterhci.io/v1beta1
                kind: LoadBalancer
                metadata: {name: front, namespace: default}
                spec: {%s}
                """.formatted(spec)));

        assertThat(refusal.webhook()).isEqualTo("validator.harvester-system.harvester-load-balancer-webhook");
        assertThat(refusal).asString().contains(message);
    }

    @Test
    void keepsItsWayToAddresses() {
        objects.write(balancer("front", "ipam: pool"));

        objects.write(balancer("front", "description: unset means pool"));
        assertThat(objects.refusal(balancer("front", "ipam: dhcp"))).asString().contains("ipam can't be changed");
        assertThat(objects.refusal(balancer("front", "workloadType: cluster")))
                .asString()
                .contains("workloadType can't be changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{subnet: 192.168.10.1} | a valid example is 192.168.1.0/24",
                "{subnet: 300.168.10.0/24} | invalid IP address",
                "{subnet: 10.0.0.0/24, rangeStart: 10.0.1.1} | is not inside subnet",
                "{subnet: 10.0.0.0/24, rangeStart: 10.0.0.9, rangeEnd: 10.0.0.1} | is not inside subnet",
                "{subnet: 10.0.0.0/24}, {subnet: 10.0.0.0/25} | its ranges overlap",
                "{subnet: 192.168.0.0/16} | overlap with those of IP pool pool",
            })
    void poolsHaveRangesOfTheirOwn(String ranges, String message) {
        objects.write(pool("pool", "{subnet: 192.168.10.0/24}", ""));

        Refusal refusal = objects.refusal(pool("other", ranges, ""));

        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal).asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scope: [{project: '*', namespace: '*', guestCluster: '*'}] | the global IP pool pool already exists",
                "priority: 5, scope: [{namespace: a}] | has the same priority 5",
                "network: default/gone | \"default/gone\" not found",
            })
    void poolsAreToldApart(String selector, String message) {
        objects.write(pool(
                "pool",
                "{subnet: 192.168.10.0/24}",
                "priority: 5, scope: [{project: '*', namespace: '*', guestCluster: '*'}]"));

        assertThat(objects.refusal(pool("other", "{subnet: 10.0.0.0/24}", selector)))
                .asString()
                .contains(message);
    }

    @Test
    void poolsKeepTheAddressesTheyGaveAway() {
        objects.write(pool("pool", "{subnet: 192.168.10.0/24}", ""));
        objects.write(balancer("front", "ipPool: pool"));
        objects.settle();

        assertThat(objects.refusal(pool("pool", "{subnet: 192.168.11.0/24}", "")))
                .asString()
                .contains("192.168.10.1 has been allocated and is out of range");
    }

    private ApiObject front() {
        return objects.read(FRONT);
    }

    private ApiObject pool() {
        return objects.read(POOL);
    }

    private static Mapping pool(String name, String ranges, String selector) {
        return yaml("""
                apiVersion: loadbalancer.harvesterhci.io/v1beta1
                kind: IPPool
                metadata: {name: %s}
                spec: {ranges: [%s], selector: {%s}}
                """.formatted(name, ranges, selector));
    }

    private static Mapping balancer(String name, String spec) {
        return yaml("""
                apiVersion: loadbalancer.harvesterhci.io/v1beta1
                kind: LoadBalancer
                metadata: {name: %s, namespace: default}
                spec: {%s, %s}
                """.formatted(name, LISTENERS, spec));
    }
}
