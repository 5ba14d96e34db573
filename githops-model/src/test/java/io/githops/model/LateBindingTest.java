package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateBindingTest {
    private static final Kinds KINDS = Kinds.harvester();
    private static final ResourceId IMAGE = new ResourceId("harvesterhci.io", "VirtualMachineImage", "shop", "ubuntu");
    private static final Map<ResourceId, Mapping> LIVE =
            Map.of(IMAGE, mapping("""
                    {"apiVersion": "harvesterhci.io/v1beta1", "kind": "VirtualMachineImage",
                     "metadata": {"name": "ubuntu", "namespace": "shop", "labels": {"a.b/c": "\\"quoted\\""}},
                     "status": {"storageClassName": "lh-7", "size": 512,
                                "conditions": [{"type": "Imported", "status": "True"}]}}"""), new ResourceId("", "Secret", "shop", "login"), mapping("""
                    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "login", "namespace": "shop"},
                     "data": {"password": "c2VjcmV0"}}"""));

    @Test
    void takesAValueThatStandsAloneOrWithinText() {
        assertThat(data("githops.ref(VirtualMachineImage/ubuntu:status.storageClassName)"))
                .isEqualTo(new Text("lh-7"));
        assertThat(data("class githops.ref(VirtualMachineImage.harvesterhci.io/shop/ubuntu:status.storageClassName), "
                        + "githops.ref(VirtualMachineImage/ubuntu:status.size) bytes"))
                .isEqualTo(new Text("class lh-7, 512 bytes"));
    }

    @Test
    void followsPathsWithKeysAndQuotes() {
        assertThat(data("githops.ref(VirtualMachineImage/ubuntu:status.conditions[type=Imported].status)"))
                .isEqualTo(new Text("True"));
        assertThat(data("githops.ref(VirtualMachineImage/ubuntu:metadata.labels[\"a.b/c\"])"))
                .isEqualTo(new Text("\"quoted\""));
    }

    @Test
    void givesStringsToFieldsOfStringsAndKeepsTheTypeElsewhere() {
        assertThat(data("githops.ref(VirtualMachineImage/ubuntu:status.size)")).isEqualTo(new Text("512"));
        Resource custom = resource("example.com/v1", "Thing", "githops.ref(VirtualMachineImage/ubuntu:status.size)");

        assertThat(bind(custom).resource().at(FieldPath.of("data", "x"))).contains(Num.of(512));
    }

    @Test
    void takesValuesInsideJsonText() {
        assertThat(data("[{\"spec\": {\"class\": \"githops.ref(VirtualMachineImage/ubuntu:status.storageClassName)\", "
                        + "\"size\": \"githops.ref(VirtualMachineImage/ubuntu:status.size)\"}}]"))
                .isEqualTo(new Text("[{\"spec\":{\"class\":\"lh-7\",\"size\":512}}]"));
    }

    @Test
    void leavesMarkedTextWithoutItsMark() {
        assertThat(data("write githops..ref(Kind/name:field), or githops...ref("))
                .isEqualTo(new Text("write githops.ref(Kind/name:field), or githops..ref("));
    }

    @Test
    void leavesTextsThatAreNotKnownAsTheyAreAndSaysWhy() {
        String text = "githops.ref(VirtualMachineImage/ubuntu:status.storageClassName)"
                + " githops.ref(VirtualMachineImage/debian:status.size) githops.ref(VirtualMachineImage/ubuntu:spec.url)"
                + " githops.ref(VirtualMachineImage/ubuntu:status)";

        BoundResource bound = bind(configMap(text));

        assertThat(bound.resource().tree().mapping("data").text("x")).contains(text);
        assertThat(bound.unresolved())
                .extracting(TakenValue::missing)
                .containsExactly(TakenValue.Missing.OBJECT, TakenValue.Missing.FIELD, TakenValue.Missing.SCALAR);
    }

    @Test
    void tellsWhichValuesMustNotBePrinted() {
        BoundResource bound = bind(configMap("githops.ref(Secret/login:data.password)"));

        assertThat(bound.secrets()).containsExactly("c2VjcmV0");
        assertThat(bound.masked("found c2VjcmV0 there", "***")).isEqualTo("found *** there");
        assertThat(bound.toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void countsAsAHardReferenceAndNotAsAName() {
        Resource claim = read("""
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: tools, namespace: shop}
                spec: {storageClassName: githops.ref(VirtualMachineImage/ubuntu:status.storageClassName)}
                """).orThrow().get(0);

        assertThat(KINDS.references(claim))
                .contains(new Reference(claim.id(), FieldPath.of("spec", "storageClassName"), IMAGE))
                .noneMatch(reference -> reference.to().kind().equals("StorageClass"));
    }

    @Test
    void fitsFieldsOfAnyScalarAndNoOther() {
        List<Problem> problems = read("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: shop}
                spec:
                  runStrategy: githops.ref(ConfigMap/power:data.strategy)
                  template:
                    spec:
                      domain:
                        cpu:
                          cores: githops.ref(ConfigMap/size:data.cores)
                          sockets: 1githops.ref(ConfigMap/size:data.sockets)
                        resources: {limits: {memory: githops.ref(ConfigMap/size:data.memory)}}
                        devices: githops.ref(ConfigMap/size:data.devices)
                """).problems();

        assertThat(problems).extracting(Problem::code).containsExactly("GH1202", "GH1202");
        assertThat(problems.get(0).message()).contains("sockets");
        assertThat(problems.get(1).message()).contains("devices");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "githops.ref(",
                "githops.ref()",
                "githops.ref(ConfigMap/a)",
                "githops.ref(ConfigMap/a:)",
                "githops.ref(ConfigMap:data.x)",
                "githops.ref(Nothing/a:data.x)",
                "githops.ref(IPPool/a:spec)",
                "githops.ref(ConfigMap/a:data[)",
                "githops.ref( ConfigMap/a:data.x)",
                "githops.ref(Namespace/a/b:metadata.uid)"
            })
    void reportsWhatIsMalformedWithItsPlace(String text) {
        List<Problem> problems = read("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: taker, namespace: shop}
                data:
                  x: '%s'
                """.formatted(text)).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("GH1411");
            assertThat(problem.position()).hasToString("test.yaml:5:3");
            assertThat(problem.message()).contains("data.x: ").contains("expected");
        });
    }

    @Test
    void reportsAllProblemsAtOnce() {
        List<Problem> problems = read("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: taker
                  namespace: shop
                data:
                  x: githops.ref(a) githops.ref(b)
                  y: githops.ref(ConfigMap/taker:data.x)
                """).problems();

        assertThat(problems).extracting(Problem::code).containsExactlyInAnyOrder("GH1411", "GH1411", "GH1412");
    }

    private static Tree data(String text) {
        return bind(configMap(text)).resource().at(FieldPath.of("data", "x")).orElseThrow();
    }

    private static BoundResource bind(Resource resource) {
        return LateBinding.of(KINDS).bind(resource, id -> Optional.ofNullable(LIVE.get(id)));
    }

    private static Resource configMap(String text) {
        return resource("v1", "ConfigMap", text);
    }

    private static Resource resource(String apiVersion, String kind, String text) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("metadata", Mapping.ofTexts(Map.of("name", "taker", "namespace", "shop")))
                .put("data", Mapping.of("x", new Text(text)))
                .build());
    }

    private static Manifests read(String yaml) {
        return ManifestReader.of(KINDS).read(List.of(ManifestFile.of("test.yaml", yaml)));
    }

    private static Mapping mapping(String json) {
        return (Mapping) Json.parse(json);
    }
}
