package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {
    private static final Kinds KINDS = Kinds.none()
            .with(
                    ResourceKind.builder("kubevirt.io/v1", "VirtualMachine").build(),
                    ResourceKind.builder("v1", "Namespace").clusterScoped().build());

    private static Manifests read(String... texts) {
        return ManifestReader.of(KINDS)
                .read(IntStream.range(0, texts.length)
                        .mapToObj(i -> ManifestFile.of("f" + i + ".yaml", texts[i]))
                        .toList());
    }

    private static String manifest(String kind, String name) {
        return "apiVersion: e.io/v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\n";
    }

    private static List<String> names(Manifests manifests) {
        return manifests.resources().stream().map(Resource::name).toList();
    }

    private static List<String> problems(Manifests manifests) {
        return manifests.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void readsTheDocumentsOfAllFilesInOrder() {
        Manifests manifests = read(manifest("T", "b") + "---\n" + manifest("T", "a"), manifest("T", "c"));

        assertThat(names(manifests)).containsExactly("b", "a", "c");
        assertThat(manifests.problems()).isEmpty();
    }

    @Test
    void passesOverDocumentsWithoutContent() {
        Manifests manifests = read(
                "# only a comment\n---\n---\n" + manifest("T", "a") + "--- # end\nnull\n---\n", "", "\n# nothing\n");

        assertThat(names(manifests)).containsExactly("a");
        assertThat(manifests.problems()).isEmpty();
    }

    @Test
    void readsFilesWithByteOrderMarkAndCarriageReturns() {
        Manifests manifests = read("\uFEFF" + manifest("T", "a").replace("\n", "\r\n"));

        assertThat(names(manifests)).containsExactly("a");
        assertThat(manifests.resources().get(0).position(FieldPath.of("metadata", "name")))
                .hasToString("Optional[f0.yaml:3:12]");
    }

    @Test
    void readsFilesInUtf16WithByteOrderMark() {
        byte[] content = ("\uFEFF" + manifest("T", "\u00e9")).getBytes(java.nio.charset.StandardCharsets.UTF_16LE);

        Manifests manifests = ManifestReader.of(KINDS).read(List.of(new ManifestFile("a.yaml", content)));

        assertThat(names(manifests)).containsExactly("\u00e9");
    }

    @Test
    void takesListsApart() {
        Manifests manifests = read("apiVersion: v1\nkind: List\nitems:\n- "
                + manifest("T", "a").indent(2).strip()
                + "\n- apiVersion: v1\n  kind: List\n  items: [{apiVersion: v1, kind: U, "
                + "metadata: {name: b}}]\n");

        assertThat(manifests.problems()).isEmpty();
        assertThat(names(manifests)).containsExactly("a", "b");
        assertThat(manifests.resources().get(1).position(FieldPath.of("kind"))).hasToString("Optional[f0.yaml:9:28]");
    }

    @Test
    void givesItemsOfTypedListsTheTypeOfTheList() {
        Manifests manifests =
                read("apiVersion: kubevirt.io/v1\nkind: VirtualMachineList\nitems:\n- metadata: {name: a}\n");

        assertThat(manifests.orThrow()).singleElement().hasToString("VirtualMachine default/a (kubevirt.io)");
    }

    @Test
    void refusesListItemsThatAreNoMappings() {
        assertThat(problems(read("apiVersion: v1\nkind: List\nitems:\n- null\n- x\n")))
                .containsExactly(
                        "f0.yaml:4:3: found null; expected a mapping with apiVersion, kind and metadata (GH1010)",
                        "f0.yaml:5:3: found a string; expected a mapping with apiVersion, kind and metadata (GH1010)");
    }

    @Test
    void refusesDocumentsThatAreNoObjects() {
        assertThat(problems(read("- a\n---\nreplicas: 3\n")))
                .containsExactly(
                        "f0.yaml:1:1: found a list; expected a mapping with apiVersion, kind and metadata (GH1010)",
                        "f0.yaml:3:1: apiVersion: missing; expected a non-empty string, such as kubevirt.io/v1 (GH1101)",
                        "f0.yaml:3:1: kind: missing; expected a non-empty string, such as VirtualMachine (GH1102)",
                        "f0.yaml:3:1: metadata.name: missing; expected a non-empty string, the name of the object (GH1103)");
    }

    @Test
    void saysWhereAnIdentityIsNoString() {
        assertThat(problems(read("apiVersion: v1\nkind: T\nmetadata:\n  name: 1\n")))
                .containsExactly("f0.yaml:4:3: T: metadata.name: found a number; expected a non-empty string,"
                        + " the name of the object (GH1103)");
    }

    @Test
    void refusesTwoManifestsForOneResourceAcrossFiles() {
        Manifests manifests = read(manifest("T", "a"), "# again\n" + manifest("T", "a"));

        assertThat(manifests.resources()).hasSize(1);
        assertThat(problems(manifests))
                .containsExactly("f1.yaml:2:1: T a (e.io): found a second manifest for it, after f0.yaml:1:1;"
                        + " expected one, remove one of the two (GH1104)");
    }

    @Test
    void putsNamespacedResourcesIntoTheDefaultNamespace() {
        String vm = "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: web}\n";

        assertThat(read(vm).orThrow().get(0).namespace()).isEqualTo("default");
        assertThat(ManifestReader.builder(KINDS)
                        .defaultNamespace("prod")
                        .build()
                        .read(List.of(ManifestFile.of("vm.yaml", vm)))
                        .orThrow()
                        .get(0)
                        .at(FieldPath.parse("metadata.namespace")))
                .contains(new Text("prod"));
    }

    @Test
    void knowsTheScopeOfAKindInItsOtherVersions() {
        Manifests manifests = read("apiVersion: kubevirt.io/v1alpha3\nkind: VirtualMachine\nmetadata: {name: web}\n");

        assertThat(manifests.orThrow().get(0).namespace()).isEqualTo("default");
    }

    @Test
    void leavesResourcesOfUnknownKindsAsTheyAre() {
        assertThat(read(manifest("T", "a")).orThrow().get(0).namespace()).isEmpty();
    }

    @Test
    void dropsTheNamespaceOfClusterScopedResourcesWithAWarning() {
        Manifests manifests = read("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  namespace: b\n");

        assertThat(manifests.orThrow().get(0).at(FieldPath.parse("metadata.namespace")))
                .isEmpty();
        assertThat(manifests.warnings().stream().map(Problem::toString))
                .containsExactly("f0.yaml:5:3: Namespace a: metadata.namespace: found a namespace on a resource that"
                        + " belongs to the whole cluster; expected none, it is left out (GH1105)");
    }

    @Test
    void refusesANamespaceThatIsNoString() {
        assertThat(problems(read(
                        "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata:\n  name: a\n  namespace: 1\n")))
                .containsExactly("f0.yaml:5:3: VirtualMachine a (kubevirt.io): metadata.namespace: found a number;"
                        + " expected a string, put it in quotes (GH1106)");
    }

    @Test
    void showsEveryResourceToTheChecks() {
        ResourceCheck check = (resource, problems) -> problems.accept(Problem.error(
                "GH9999",
                resource.id().toString(),
                resource.position(FieldPath.root()).orElse(null)));

        Manifests manifests = ManifestReader.builder(KINDS)
                .check(check)
                .build()
                .read(List.of(ManifestFile.of("vm.yaml", manifest("T", "a") + "---\n" + manifest("T", "b"))));

        assertThat(problems(manifests))
                .containsExactly("vm.yaml:1:1: T a (e.io) (GH9999)", "vm.yaml:5:1: T b (e.io) (GH9999)");
    }

    @Test
    void sortsProblemsByFileAndLine() {
        Manifests manifests = ManifestReader.of(KINDS)
                .read(List.of(ManifestFile.of("b.yaml", "a: [\n---\na: ]\n"), ManifestFile.of("a.yaml", "- x\n")));

        assertThat(manifests.problems())
                .extracting(problem ->
                        problem.position().file() + ":" + problem.position().line())
                .containsExactly("a.yaml:1", "b.yaml:2", "b.yaml:3");
    }

    @Test
    void throwsAllErrorsOfAllFilesAtOnce() {
        assertThatThrownBy(() -> read("- a\n", "- b\n").orThrow())
                .isInstanceOfSatisfying(
                        ManifestException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.position().file())
                                .containsExactly("f0.yaml", "f1.yaml"));
    }

    @Test
    void saysHowManyErrorsItLeavesOut() {
        String text = IntStream.range(0, 130).mapToObj(i -> "- a\n").collect(Collectors.joining("---\n"));

        assertThatThrownBy(() -> read(text).orThrow())
                .isInstanceOfSatisfying(
                        ManifestException.class,
                        e -> assertThat(e.problems())
                                .hasSize(101)
                                .last()
                                .hasToString("found 30 more problems, left out here; fix these first (GH1000)"));
    }

    @Test
    void refusesOptionsThatCannotWork() {
        var builder = ManifestReader.builder(KINDS);

        assertThatThrownBy(() -> builder.maxBytes(0)).hasMessage("maxBytes: found 0; expected at least 1");
        assertThatThrownBy(() -> builder.maxDepth(501)).hasMessage("maxDepth: found 501; expected at most 500");
        assertThatThrownBy(() -> builder.defaultNamespace(" "))
                .hasMessage("defaultNamespace: found a blank; expected the name of a namespace");
    }
}
