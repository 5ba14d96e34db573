package io.githops.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayProblemsTest {

    @Test
    void reportsEveryProblemWithItsPlace() {
        TestFiles files = base().overlay("""
                        bases: [../base, ../bases, /etc, ../../out]
                        patches:
                        - target: {kind: ConfigMap, name: settigns}
                          merge: {data: {a: b}}
                        - file: missing.yaml
                        - target: {kind: ConfigMap, name: settings}
                          operations:
                          - {op: remove, path: /data/none}
                        """);

        assertThat(files.problems())
                .containsExactly(
                        "prod/githops.yaml:3:18: found no folder \"bases\" for base \"../bases\"; expected a folder of the"
                                + " repository; check the path (GH2083)",
                        "prod/githops.yaml:3:28: found base \"/etc\"; expected a relative path with slashes that stays"
                                + " within the repository (GH2083)",
                        "prod/githops.yaml:3:34: found base \"../../out\"; expected a relative path with slashes that"
                                + " stays within the repository (GH2083)",
                        "prod/githops.yaml:7:3: found no file \"missing.yaml\" to patch with; expected a YAML or JSON"
                                + " file in the overlay's folder (GH2087)",
                        "prod/githops.yaml:10:5: ConfigMap shop/settings: data.none: found nothing there; expected a value"
                                + " (GH2087)");
    }

    @Test
    void reportsAPatchThatMatchesNothing() {
        assertThat(patched("target: {kind: ConfigMap, name: settigns}", "merge: {data: {a: b}}")
                        .problems())
                .containsExactly(
                        "prod/githops.yaml:5:3: ConfigMap settigns: found no such resource; expected one, such as"
                                + " ConfigMap shop/settings (GH2085)");
        assertThat(patched("target: {kind: Secret, name: a*}", "merge: {data: {a: b}}")
                        .problems())
                .containsExactly(
                        "prod/githops.yaml:5:3: Secret a*: found no such resource; expected one; there is no Secret"
                                + " (GH2085)");
    }

    @Test
    void doesNotReportAsMissingWhatAnUnreadableFileMayHold() {
        TestFiles files = patched("target: {kind: ConfigMap, name: other}", "merge: {data: {a: b}}")
                .with("base/other.yaml", "apiVersion: v1\nkind: [");

        assertThat(files.problems()).singleElement().asString().startsWith("base/other.yaml:");
    }

    @Test
    void reportsAPatchThatMatchesTwo() {
        TestFiles files = patched("target: {kind: ConfigMap, name: settings}", "merge: {data: {a: b}}")
                .with("base/b.yaml", settings("lab"));

        assertThat(files.problems())
                .containsExactly("prod/githops.yaml:5:3: ConfigMap settings: found 2 resources; expected one, say its"
                        + " namespace or group: ConfigMap lab/settings, ConfigMap shop/settings (GH2086)");
    }

    @Test
    void reportsUnknownFields() {
        assertThat(base().overlay("bases: [../base]\nnamePrefx: a-\nlabels: {a: 1}")
                        .problems())
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo(
                                "prod/githops.yaml:4:1: Overlay prod: found \"namePrefx\"; unknown field. Did you mean"
                                        + " \"namePrefix\"? (GH1201)"))
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo(
                                "prod/githops.yaml:5:10: Overlay prod: labels.a: found 1; expected a string. Quote it:"
                                        + " \"1\" (GH1202)"))
                .hasSize(2);
    }

    @Test
    void reportsPatchesThatAreNeitherOneNorTheOther() {
        assertThat(patched("target: {kind: ConfigMap, name: settings}", "file: a.yaml")
                        .problems())
                .containsExactly(
                        "prod/githops.yaml:5:3: found a patch with target, file; expected either file, or target"
                                + " with merge, or target with operations (GH2081)");
    }

    @Test
    void reportsCycles() {
        TestFiles files =
                base().overlay("bases: [../a]").overlay("a", "bases: [../b]").overlay("b", "bases: [../prod]");

        assertThat(files.problems())
                .containsExactly(
                        "b/githops.yaml:3:9: found base \"../prod\", which is built on this overlay: prod -> a ->"
                                + " b -> prod; expected a base that is not (GH2084)");
        assertThat(base().overlay("bases: [.]").problems())
                .singleElement()
                .asString()
                .endsWith("(GH2084)");
    }

    @Test
    void reportsOverlaysInTheFolderOfAnother() {
        TestFiles files = base().overlay("bases: [../base]").overlay("prod/below", "bases: [../../base]");

        assertThat(files.problems())
                .singleElement()
                .asString()
                .startsWith("prod/below/githops.yaml:1:1: found an overlay among manifests")
                .endsWith("(GH2082)");
        assertThat(base().overlay("bases: ['..']").problems())
                .singleElement()
                .asString()
                .endsWith("(GH2082)");
    }

    @Test
    void reportsAFileOfThatNameThatIsNoOverlay() {
        assertThat(base().with("prod/githops.yaml", settings("shop")).problems())
                .singleElement()
                .asString()
                .startsWith("prod/githops.yaml:1:1: found githops.yaml with something else than an overlay")
                .endsWith("(GH2081)");
        assertThat(base().with("prod/githops.yaml", "").problems())
                .singleElement()
                .asString()
                .endsWith("(GH2081)");
        assertThat(base().overlay("bases: [../base]\n---\na: b").problems())
                .singleElement()
                .asString()
                .endsWith("(GH1009)");
    }

    @Test
    void reportsTwoManifestsOfOneResource() {
        assertThat(base().overlay("bases: [../base]")
                        .with("prod/settings.yaml", settings("shop"))
                        .problems())
                .containsExactly(
                        "prod/settings.yaml:1:1: ConfigMap shop/settings: found a second manifest for it, after"
                                + " base/settings.yaml:1:1; expected one, remove one of the two. Name the file under patches if it is"
                                + " to change the other (GH1104)");
    }

    @Test
    void reportsTwoResourcesThatGetOneName() {
        assertThat(base().with("base/b.yaml", settings("lab"))
                        .overlay("bases: [../base]\nnamespace: prod")
                        .problems())
                .containsExactly(
                        "base/settings.yaml:1:1: ConfigMap prod/settings: found a second manifest for it, after"
                                + " base/b.yaml:1:1; expected one, remove one of the two (GH1104)");
    }

    @Test
    void reportsValuesWithoutAPlace() {
        assertThat(base().overlay("bases: [../base]\nvalues: {size: 1}").problems())
                .containsExactly(
                        "prod/githops.yaml:4:10: found the value size, which has no place; expected places of this"
                                + " name here or in a base, none is declared (GH2088)");
        assertThat(base().overlay("""
                                bases: [../base]
                                places: {size: [{kind: ConfigMap, name: settings, field: data.deep.size}]}
                                values: {size: x}
                                """).problems())
                .containsExactly(
                        "prod/githops.yaml:4:17: ConfigMap shop/settings: data.deep: found nothing there; expected a"
                                + " value (GH2087)");
    }

    @Test
    void refusesPatchesThatChangeAnIdentity() {
        String expected = "change";
        assertThat(patched("target: {kind: ConfigMap, name: settings}", "merge: {metadata: {name: other}}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("prod/githops.yaml:6:22: ")
                .contains(expected)
                .endsWith("(GH2087)");
        assertThat(patched(
                                "target: {kind: ConfigMap, name: settings}",
                                "operations: [{op: replace, path: /metadata/name, value: other}]")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("prod/githops.yaml:5:3: ")
                .contains(expected)
                .endsWith("(GH2087)");
    }

    @Test
    void refusesValuesAndMergesThatChangeAnIdentity() {
        assertThat(base().overlay("""
                                bases: [../base]
                                places: {all: [{kind: ConfigMap, name: settings, field: metadata}]}
                                values: {all: {labels: {a: b}}}
                                """).problems())
                .singleElement()
                .asString()
                .startsWith("prod/githops.yaml:4:16: ")
                .endsWith("(GH2087)");
        assertThat(patched("target: {kind: ConfigMap, name: settings}", "merge: {metadata: null}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("prod/githops.yaml:5:3: ConfigMap shop/settings: found a change of apiVersion")
                .endsWith("(GH2087)");
    }

    @Test
    void refusesFilesThatLieElsewhere() {
        for (String file : List.of("/p.yaml", "../base/settings.yaml", "../../p.yaml", "a\\p.yaml")) {
            assertThat(base().overlay("bases: [../base]\npatches: [{file: '" + file + "'}]")
                            .problems())
                    .singleElement()
                    .asString()
                    .startsWith("prod/githops.yaml:4:12: found no file \"" + file + "\"")
                    .endsWith("(GH2087)");
        }
    }

    @Test
    void refusesNamesThatKubernetesDoesNotTake() {
        assertThat(base().overlay("bases: [../base]\nnamespace: Prod\nnamePrefix: a_")
                        .problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).endsWith("(GH1205)"));
    }

    @Test
    void reportsAProblemOfABaseOnce() {
        TestFiles files = TestFiles.of("base/own.yaml", """
                        apiVersion: example.com/v1
                        kind: Own
                        metadata: {name: own, namespace: 1}
                        """).overlay("bases: [../base]");

        assertThat(files.problems()).singleElement().asString().endsWith("(GH1106)");
    }

    @Test
    void readsABaseOnceHoweverManyOverlaysHaveIt() {
        TestFiles files = base();
        for (int i = 1; i <= 30; i++) {
            String below = i == 1 ? "../base" : "../a" + (i - 1) + ", ../b" + (i - 1);
            files.overlay("a" + i, "bases: [" + below + "]").overlay("b" + i, "bases: [" + below + "]");
        }

        assertThat(files.overlay("bases: [../a30, ../b30]").problems())
                .allSatisfy(problem -> assertThat(problem).endsWith("(GH1104)"));
    }

    @Test
    void refusesDirectivesItDoesNotKnow() {
        assertThat(patched("target: {kind: ConfigMap, name: settings}", "merge: {$retainKeys: [data]}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("prod/githops.yaml:6:11: ConfigMap shop/settings: found the directive $retainKeys")
                .endsWith("(GH2087)");
    }

    @Test
    void namesNoValueOfASecret() {
        TestFiles files = TestFiles.of("base/secret.yaml", """
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: key, namespace: shop}
                        stringData: {password: hunter2}
                        """).overlay("""
                        bases: [../base]
                        patches:
                        - target: {kind: Secret, name: key}
                          operations:
                          - {op: test, path: /stringData/password, value: hunter3}
                        """);

        assertThat(files.problems())
                .singleElement()
                .asString()
                .doesNotContain("hunter")
                .endsWith("(GH2087)");
    }

    private static TestFiles patched(String first, String second) {
        return base().overlay("bases: [../base]\npatches:\n- " + first + "\n  " + second);
    }

    private static TestFiles base() {
        return TestFiles.of("base/settings.yaml", settings("shop"));
    }

    private static String settings(String namespace) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: %s}
                data: {colour: green}
                """.formatted(namespace);
    }
}
