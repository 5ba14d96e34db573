package io.githops.overlay;

import static io.githops.overlay.TestFiles.at;
import static io.githops.overlay.TestFiles.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.model.Resource;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlaysTest {
    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: shop
            data:
              colour: green
              size: small
            """;

    @Test
    void changesWhatAPatchFileSaysAndKeepsTheRest() {
        Resource settings =
                settings().overlay("""
                        bases: [../base]
                        patches:
                        - file: bigger.yaml
                        """).with("prod/bigger.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: settings}
                        data:
                          size: large
                          shape: round
                        """).only();

        assertThat(settings.tree().mapping("data").names()).containsExactly("colour", "size", "shape");
        assertThat(at(settings, "data.size")).contains(new Text("large"));
        assertThat(position(settings, "data.size")).isEqualTo("prod/bigger.yaml:5:3");
        assertThat(position(settings, "data.shape")).isEqualTo("prod/bigger.yaml:6:3");
        assertThat(position(settings, "data.colour")).isEqualTo("base/settings.yaml:7:3");
        assertThat(position(settings, "")).isEqualTo("base/settings.yaml:1:1");
    }

    @Test
    void removesFieldsAndResources() {
        List<Resource> left = settings()
                .with("base/more.yaml", SETTINGS.replace("name: settings", "name: more"))
                .overlay("""
                        bases: [../base]
                        patches:
                        - target: {kind: ConfigMap, name: settings}
                          merge: {data: {size: null}}
                        - target: {kind: ConfigMap, name: more}
                          merge: {$patch: delete}
                        """)
                .prod();

        assertThat(left).extracting(Resource::name).containsExactly("settings");
        assertThat(left.get(0).tree().mapping("data").names()).containsExactly("colour");
    }

    @Test
    void takesThePlaceOfAResource() {
        Resource settings = settings()
                .overlay("bases: [../base]\npatches: [{file: new.yaml}]")
                .with("prod/new.yaml", """
                        $patch: replace
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: settings, labels: {a: b}}
                        data: {shape: round}
                        """)
                .only();

        assertThat(settings.tree().names()).containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "data");
        assertThat(settings.namespace()).isEqualTo("shop");
        assertThat(settings.label("a")).contains("b");
        assertThat(settings.tree().mapping("data").names()).containsExactly("shape");
    }

    @Test
    void addsItsOwnResourcesBehindThoseOfTheBases() {
        List<Resource> all = settings()
                .with("other/a.yaml", SETTINGS.replace("name: settings", "name: other"))
                .with("prod/b.yaml", SETTINGS.replace("name: settings", "name: own"))
                .with("prod/below/a.yaml", SETTINGS.replace("name: settings", "name: below"))
                .overlay("bases: [../other, ../base]")
                .prod();

        assertThat(all).extracting(Resource::name).containsExactly("other", "settings", "own", "below");
    }

    @Test
    void readsABaseBelowItsOwnFolderOnce() {
        List<Resource> all = TestFiles.of("prod/base/settings.yaml", SETTINGS)
                .overlay("bases: [base]\nnamePrefix: a-")
                .prod();

        assertThat(all).extracting(Resource::name).containsExactly("a-settings");
    }

    @Test
    void buildsOnOverlays() {
        Resource settings = settings().overlay("europe", """
                        bases: [../base]
                        labels: {region: europe}
                        nameSuffix: -eu
                        """).overlay("""
                        bases: [../europe]
                        patches:
                        - target: {kind: ConfigMap, name: settings-eu}
                          merge: {data: {size: large}}
                        namePrefix: prod-
                        """).only();

        assertThat(settings.name()).isEqualTo("prod-settings-eu");
        assertThat(settings.label("region")).contains("europe");
        assertThat(position(settings, "metadata.labels.region")).isEqualTo("europe/githops.yaml:4:10");
        assertThat(position(settings, "data.size")).isEqualTo("prod/githops.yaml:6:18");
        assertThat(position(settings, "data.colour")).isEqualTo("base/settings.yaml:7:3");
    }

    @Test
    void doesOperationsInTheirOrder() {
        Resource settings = settings().overlay("""
                        bases: [../base]
                        patches:
                        - target: {kind: ConfigMap, name: settings}
                          operations:
                          - {op: test, path: /data/size, value: small}
                          - {op: copy, from: /data/size, path: /data/old}
                          - {op: replace, path: /data/size, value: large}
                          - {op: move, from: /data/colour, path: /data/a~1b}
                          - op: add
                            path: data.more
                            value: much
                          - {op: remove, path: data.old}
                        """).only();

        assertThat(settings.tree().mapping("data").names()).containsExactlyInAnyOrder("size", "a/b", "more");
        assertThat(at(settings, "data.size")).contains(new Text("large"));
        assertThat(at(settings, "data[\"a/b\"]")).contains(new Text("green"));
        assertThat(position(settings, "data.size")).isEqualTo("prod/githops.yaml:9:37");
        assertThat(position(settings, "data[\"a/b\"]")).isEqualTo("base/settings.yaml:7:3");
        assertThat(position(settings, "data.more")).isEqualTo("prod/githops.yaml:13:5");
    }

    @Test
    void putsValuesWhereTheBaseHasPlacesForThem() {
        List<Resource> all = settings()
                .with("base/more.yaml", SETTINGS.replace("name: settings", "name: more"))
                .overlay("base", """
                        nameSuffix: -x
                        places:
                          size:
                          - {kind: ConfigMap, name: settings, field: data.size}
                          - {kind: ConfigMap, name: mo*, field: data.size}
                          colour:
                          - {kind: ConfigMap, name: settings, field: data.colour}
                        """)
                .overlay("""
                        bases: [../base]
                        values:
                          size: huge
                        """)
                .prod();

        assertThat(all)
                .allSatisfy(resource -> assertThat(at(resource, "data.size")).contains(new Text("huge")))
                .allSatisfy(
                        resource -> assertThat(position(resource, "data.size")).isEqualTo("prod/githops.yaml:5:3"))
                .allSatisfy(resource -> assertThat(at(resource, "data.colour")).contains(new Text("green")));
    }

    @Test
    void putsAValueIntoAnItemOfAListThatIsNamedByKey() {
        Resource machine = TestFiles.of("base/vm.yaml", """
                        apiVersion: kubevirt.io/v1
                        kind: VirtualMachine
                        metadata: {name: web, namespace: shop}
                        spec:
                          runStrategy: Halted
                          template:
                            spec:
                              domain:
                                devices:
                                  disks:
                                  - {name: root, bootOrder: 1}
                                  - {name: data, bootOrder: 2}
                        """).overlay("""
                        bases: [../base]
                        places:
                          order:
                          - {kind: VirtualMachine, name: web, field: "spec.template.spec.domain.devices.disks[name=data].bootOrder"}
                        values: {order: 3}
                        """).only();

        String disks = "spec.template.spec.domain.devices.disks";
        assertThat(at(machine, disks + "[1].bootOrder")).contains(Num.of(3));
        assertThat(position(machine, disks + "[name=data].bootOrder")).isEqualTo("prod/githops.yaml:7:10");
        assertThat(position(machine, disks + "[name=root].bootOrder")).isEqualTo("base/vm.yaml:11:26");
    }

    @Test
    void marksEveryResource() {
        Resource settings = settings().overlay("""
                        bases: [../base]
                        labels: {stage: prod}
                        annotations:
                          note: hello
                        """).only();

        assertThat(settings.label("stage")).contains("prod");
        assertThat(settings.annotation("note")).contains("hello");
        assertThat(position(settings, "metadata.annotations.note")).isEqualTo("prod/githops.yaml:6:3");
    }

    @Test
    void checksTheOutcomeOnly() {
        TestFiles files = TestFiles.of("base/vm.yaml", """
                        apiVersion: kubevirt.io/v1
                        kind: VirtualMachine
                        metadata: {name: web, namespace: shop}
                        spec: {runStrategy: Halted}
                        """).overlay("""
                        bases: [../base]
                        patches:
                        - target: {kind: VirtualMachine, name: web}
                          merge:
                            spec:
                              runStratgy: Always
                              template: {spec: {domain: {devices: {}}}}
                        """);

        assertThat(files.problems())
                .singleElement()
                .asString()
                .startsWith("prod/githops.yaml:8:7: ")
                .contains("runStratgy")
                .contains("Did you mean \"runStrategy\"?")
                .endsWith("(GH1201)");
    }

    @Test
    void readsAFolderWithoutOverlayFileAsItIs() {
        TestFiles plain = settings();

        assertThat(Overlays.isOverlay("base", plain.in("base").orElseThrow())).isFalse();
        assertThat(Overlays.isOverlay("base", List.of(ManifestFile.of("base/x/githops.yaml", ""))))
                .isFalse();
        assertThat(Overlays.isOverlay("", List.of(ManifestFile.of("githops.yaml", ""))))
                .isTrue();
        assertThat(plain.read("base").orThrow()).extracting(Resource::name).containsExactly("settings");
    }

    private static TestFiles settings() {
        return TestFiles.of("base/settings.yaml", SETTINGS);
    }
}
