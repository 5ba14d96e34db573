package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.githops.model.Kinds;
import io.githops.model.Position;
import io.githops.model.Positions;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.schema.PlainYaml;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
    private static final String MACHINE = "apiVersion: kubevirt.io/v1, kind: VirtualMachine, "
            + "metadata: {name: web, namespace: default}, spec: {template: {spec: {domain: {devices: {}}}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Unknown fields.
                "spec.template.spec.domain: {cpus: 2} | GH1201 "
                        + "| spec.template.spec.domain: found \"cpus\"; unknown field. Did you mean \"cpu\"?",
                "metadata: {lables: {a: b}}           | GH1201 "
                        + "| metadata: found \"lables\"; unknown field. Did you mean \"labels\"?",
                "strategy: Always                     | GH1201 "
                        + "| found \"strategy\"; unknown field. Remove it, or check its spelling and indentation",
                // Wrong types.
                "spec: {running: 'true'}              | GH1202 "
                        + "| spec.running: found \"true\"; expected true or false. Write it without quotes",
                "spec: {running: maybe}               | GH1202 "
                        + "| spec.running: found \"maybe\"; expected true or false",
                "spec.template.spec: {hostname: 8}    | GH1202 "
                        + "| spec.template.spec.hostname: found 8; expected a string. Quote it: \"8\"",
                "spec.template.spec: {volumes: {name: a}} | GH1202 "
                        + "| spec.template.spec.volumes: found a mapping; expected a list. Start each item with a dash",
                "spec.template.spec.domain: {cpu: {cores: '4'}} | GH1202 "
                        + "| spec.template.spec.domain.cpu.cores: found \"4\"; expected an integer. "
                        + "Write it without quotes",
                "spec.template.spec.domain: {cpu: {cores: 1.5}} | GH1202 "
                        + "| spec.template.spec.domain.cpu.cores: found 1.5; expected an integer",
                "spec.template.spec: {nodeSelector: null} | GH1202 "
                        + "| spec.template.spec.nodeSelector: found null; expected a mapping. "
                        + "Give it a value or leave the field out",
                "spec.template.spec.domain: {memory: {guest: 0.5}} | GH1202 "
                        + "| spec.template.spec.domain.memory.guest: found 0.5; "
                        + "expected a quantity such as 4Gi or 500m. Quote it: \"0.5\"",
                // Missing fields.
                "spec.template.spec.domain.devices: {disks: [{bootOrder: 1}]} | GH1203 "
                        + "| spec.template.spec.domain.devices.disks[0].name: missing; expected a string",
                // Not one of.
                "spec: {runStrategy: Allways}         | GH1204 "
                        + "| spec.runStrategy: found \"Allways\"; expected one of Always, RerunOnFailure, Manual, "
                        + "Halted, Once, WaitAsReceiver. Did you mean \"Always\"?",
                "spec.template.spec.domain: {rebootPolicy: Restart} | GH1204 "
                        + "| spec.template.spec.domain.rebootPolicy: found \"Restart\"; "
                        + "expected one of Reboot, Terminate",
                "spec.template.spec: {startStrategy: Pause} | GH1204 "
                        + "| spec.template.spec.startStrategy: found \"Pause\"; expected Paused. Did you mean \"Paused\"?",
                "spec.template.spec.domain.devices: {disks: [{name: root, disk: {bus: virtoi}}]} | GH1204 "
                        + "| spec.template.spec.domain.devices.disks[name=root].disk.bus: found \"virtoi\"; "
                        + "expected one of virtio, sata, scsi, usb. Did you mean \"virtio\"?",
                // Bounds.
                "spec.template.spec: {terminationGracePeriodSeconds: 9223372036854775808} | GH1206 "
                        + "| spec.template.spec.terminationGracePeriodSeconds: found 9223372036854775808; "
                        + "expected a number from -9223372036854775808 to 9223372036854775807",
                // Items that are there twice.
                "metadata: {finalizers: [a, b, a]}    | GH1207 "
                        + "| metadata.finalizers[2]: found \"a\" again; expected each item once. Remove one of them",
                // Quantities.
                "spec.template.spec.domain: {memory: {guest: 4Gb}} | GH1208 "
                        + "| spec.template.spec.domain.memory.guest: found \"4Gb\"; "
                        + "expected a quantity such as 4Gi or 500m. Did you mean 4G or 4Gi?",
                "spec.template.spec.domain: {resources: {limits: {memory: lots}}} | GH1208 "
                        + "| spec.template.spec.domain.resources.limits.memory: found \"lots\"; "
                        + "expected a quantity such as 4Gi or 500m"
            })
    void saysWhatIsWrongWithAMachine(String edit, String code, String message) {
        assertThat(problems(merged(MACHINE, edit)))
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(code, "VirtualMachine default/web: " + message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "apiVersion: network.harvesterhci.io/v1beta1, kind: HostNetworkConfig, metadata: {name: a}, "
                        + "spec: {clusterNetwork: c, mode: dhcp, vlanID: 5000} "
                        + "| GH1206 | spec.vlanID: found 5000; expected at most 4094",
                "apiVersion: v1, kind: Service, metadata: {name: a}, "
                        + "spec: {ports: [{port: 80}, {port: 80, protocol: TCP}]} | GH1207 "
                        + "| spec.ports[1]: found [port=80,protocol=TCP] again; expected each port, protocol once. "
                        + "Remove one of them",
                "apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 80, nodePort: x}]} | GH1202 "
                        + "| spec.ports[port=80,protocol=TCP].nodePort: found \"x\"; expected an integer",
                "apiVersion: migrations.kubevirt.io/v1alpha1, kind: MigrationPolicy, metadata: {name: a} | GH1203 "
                        + "| spec: missing; expected a mapping",
                "apiVersion: kubeovn.io/v1, kind: ProviderNetwork, metadata: {name: a}, "
                        + "spec: {defaultInterface: 'a b'} | GH1205 "
                        + "| spec.defaultInterface: found \"a b\"; expected a string that matches ^[^/\\s]+$",
                "apiVersion: network.harvesterhci.io/v1alpha1, kind: IPPool, metadata: {name: a}, spec: {networkName: a/b, "
                        + "ipv4Config: {cidr: 10.0.0.0/24, serverIP: 10.0.0.256, pool: {start: 10.0.0.2, end: 10.0.0.9}}}"
                        + "| GH1205 | spec.ipv4Config.serverIP: found \"10.0.0.256\"; expected an IPv4 address",
                "apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a} | GH1203 "
                        + "| provisioner: missing; expected a string",
                "apiVersion: v1, kind: Secret, metadata: {name: a}, data: {key: 'not base64!'} | GH1205 "
                        + "| data.key: found «redacted»; expected text in base64",
                "apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {pin: 1234} | GH1202 "
                        + "| stringData.pin: found a number; expected a string. Quote it",
                "apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: hunter2 | GH1202 "
                        + "| stringData: found a string; expected a mapping"
            })
    void saysWhatIsWrongWithOtherKinds(String yaml, String code, String message) {
        Resource resource = Resource.of(PlainYaml.documents("{" + yaml + "}").get(0));

        assertThat(problems(resource))
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(code, resource.id().kind() + " a: " + message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec: {runStrategy: Halted}",
                "spec: {runStrategy: ''}",
                "spec: {running: true}",
                "spec.template: {metadata: {creationTimestamp: null, anything: 1}}",
                "spec.template.spec.domain: {memory: {guest: 4096}}",
                "spec.template.spec.domain: {resources: {limits: {cpu: 500m, memory: 1.5Gi}}}",
                "spec.template.spec.domain: {cpu: {cores: 2.0}}",
                "metadata: {creationTimestamp: null, labels: null}",
                "status: {printableStatus: 7, nonsense: true}"
            })
    void acceptsWhatTheApiServerAccepts(String edit) {
        assertThat(problems(merged(MACHINE, edit))).isEmpty();
    }

    @Test
    void acceptsNullAndFractionsWhereKubernetesDecodesItsOwnTypes() {
        assertThat(problems(resource("{apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, "
                        + "spec: {hard: {limits.cpu: 0.5}, scopes: null}}")))
                .isEmpty();
    }

    @Test
    void reportsEveryProblemInTheOrderOfTheResource() {
        Resource resource = merged(MACHINE, "spec: {runStrategy: Nope, running: 1, extra: 1}");

        assertThat(problems(resource)).extracting(Problem::code).containsExactly("GH1204", "GH1202", "GH1201");
    }

    @Test
    void pointsAtTheFieldAndElseAtWhatEnclosesIt() {
        Map<String, Position> written = Map.of(
                "", new Position("a.yaml", 1, 1),
                "spec.template.spec.volumes[1]", new Position("a.yaml", 9, 5),
                "spec.template.spec.volumes[1].nme", new Position("a.yaml", 10, 7));
        Positions positions = path -> Optional.ofNullable(written.get(path.toString()));
        Resource plain = merged(MACHINE, "spec.template.spec: {volumes: [{name: a}, {nme: b}]}");
        Resource resource = Resource.of(plain.tree(), positions);

        assertThat(problems(resource))
                .extracting(problem -> problem.code() + " " + problem.position())
                .containsExactly("GH1201 a.yaml:10:7", "GH1203 a.yaml:9:5");
    }

    @Test
    void onlyWarnsOfMissingFieldsWhereTheObjectIsThereBeforeTheManifest() {
        Resource addon = resource("{apiVersion: harvesterhci.io/v1beta1, kind: Addon, metadata: {name: a}, "
                + "spec: {enabled: true, repo: a, chart: a, version: a}}");

        assertThat(problems(addon))
                .extracting(Problem::severity, Problem::message)
                .containsExactly(tuple(
                        Problem.Severity.WARNING,
                        "Addon a: spec.valuesContent: missing; expected a string. "
                                + "Needed unless the object exists already"));
    }

    @Test
    void passesOverKindsItDoesNotKnow() {
        assertThat(problems(resource("{apiVersion: example.com/v1, kind: Thing, metadata: {name: a}, spec: 7}")))
                .isEmpty();
    }

    @Test
    void neverPrintsSecretValues() {
        String secret = "hunter2-hunter2";
        List<Problem> problems = new ArrayList<>();
        problems.addAll(problems(resource("{apiVersion: v1, kind: Secret, metadata: {name: a}, data: [" + secret
                + "], stringData: {a: [" + secret + "], b: {c: " + secret + "}}, type: 1}")));
        problems.addAll(problems(resource("{apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: "
                + "{name: backup-target}, value: {secretAccessKey: " + secret + "}}")));
        problems.addAll(problems(merged(
                MACHINE,
                "spec.template.spec: {volumes: [{name: a, cloudInitNoCloud: {userData: [" + secret
                        + "], userDataBase64: {x: " + secret + "}}}, {name: b, cloudInitNoCloud: " + secret + "}]}")));

        assertThat(problems).hasSizeGreaterThan(6);
        assertThat(problems).extracting(Problem::toString).noneMatch(text -> text.contains(secret));
    }

    @Test
    void shortensLongValues() {
        assertThat(problems(merged(MACHINE, "spec: {runStrategy: " + "x".repeat(500) + "}")))
                .extracting(Problem::message)
                .allMatch(message -> message.length() < 300 && message.contains("…\""));
    }

    private static List<Problem> problems(Resource resource) {
        List<Problem> problems = new ArrayList<>();
        new SchemaCheck(Kinds.harvester()).check(resource, problems::add);
        return problems;
    }

    /** @param edit a path, or nothing for the root, and fields to add there */
    private static Resource merged(String yaml, String edit) {
        var tree = PlainYaml.documents("{" + yaml + "}").get(0);
        int colon = edit.indexOf(": ");
        String path = edit.substring(0, colon);
        Tree fields = PlainYaml.documents("{it: " + edit.substring(colon + 2) + "}")
                .get(0)
                .get("it");
        return Resource.of(tree.merge(Mapping.empty().with(FieldPath.parse(path), fields)));
    }

    private static Resource resource(String yaml) {
        return Resource.of(PlainYaml.documents(yaml).get(0));
    }
}
