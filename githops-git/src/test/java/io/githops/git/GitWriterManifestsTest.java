package io.githops.git;

import static io.githops.git.Written.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift becomes a commit that touches no more of a file than it has to. */
class GitWriterManifestsTest {
    private static final String FILE = """
            # The lab's settings.
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: lab
            data:
              colour: blue # as agreed
              size: '3'

            ---
            # Another one.
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: other, namespace: lab}
            data: {colour: red}
            # The end.
            """;

    @TempDir
    Path folder;

    private TestRepository infra;
    private GitWriter writer;

    @BeforeEach
    void create() throws IOException {
        infra = TestRepository.create(folder.resolve("infra.git"));
        infra.file("lab/settings.yaml", FILE).file("README.md", "# Lab").commit("First");
        writer = GitWriter.builder(infra.url(), ROBOT).build();
    }

    @AfterEach
    void close() {
        writer.close();
        infra.close();
    }

    @Test
    void refusesAFolderWithAnOverlay() throws IOException {
        infra.file("lab/githops.yaml", "apiVersion: githops.io/v1\nkind: Overlay\nbases: [../base]\n")
                .commit("Add an overlay");

        assertThatThrownBy(() -> writer.manifests(List.of(settings("{colour: red}")), "", "Take over"))
                .isInstanceOf(UnwritableException.class)
                .hasMessageContaining("lab/githops.yaml: found an overlay; expected a folder of plain manifests");
    }

    private static Resource manifest(String yaml) {
        return ManifestReader.builder(Kinds.harvester())
                .build()
                .read(List.of(ManifestFile.of("live.yaml", "---\n" + yaml)))
                .orThrow()
                .get(0);
    }

    private static Resource settings(String data) {
        return manifest(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: lab}, data: " + data + "}");
    }

    private String pushed(Proposal proposal) throws IOException {
        writer.push(proposal);
        return Written.files(infra.repository(), "main").get("lab/settings.yaml");
    }

    @Test
    void changedValuesAreWrittenInTheirPlacesWithCommentsKept() throws IOException {
        Proposal proposal =
                writer.manifests(List.of(settings("{colour: green, size: '4'}")), "lab", "Keep what is live");

        assertThat(proposal.warnings()).isEmpty();
        assertThat(pushed(proposal))
                .isEqualTo(FILE.replace("blue # as agreed", "green # as agreed").replace("'3'", "\"4\""));
    }

    @Test
    void aDocumentThatGainsAFieldIsWrittenAnewAndWarnsOfLostComments() throws IOException {
        Proposal proposal = writer.manifests(
                List.of(settings("{colour: blue, size: '3', shape: round}")), "lab", "Keep what is live");

        assertThat(proposal.warnings()).extracting(Problem::code).containsExactly("GH2098");
        assertThat(pushed(proposal))
                .isEqualTo(FILE.replace("blue # as agreed", "blue").replace("  size: '3'\n", """
                  size: "3"
                  shape: round
                """));
    }

    @Test
    void aDocumentWithoutCommentsIsWrittenAnewWithoutWarning() throws IOException {
        Proposal proposal = writer.manifests(
                List.of(manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: other, namespace: lab}}")),
                "lab",
                "Keep what is live");

        assertThat(proposal.warnings()).isEmpty();
        assertThat(pushed(proposal))
                .startsWith(FILE.substring(0, FILE.indexOf("apiVersion: v1", FILE.indexOf("# Another"))))
                .endsWith("kind: ConfigMap\nmetadata:\n  name: other\n  namespace: lab\n# The end.\n");
    }

    @Test
    void severalManifestsOfOneFileAreWrittenTogether() throws IOException {
        Resource other = manifest(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: other, namespace: lab}, data: {colour: pink}}");

        String text = pushed(
                writer.manifests(List.of(settings("{colour: green, size: '3'}"), other), "", "Keep what is live"));

        assertThat(text).contains("colour: green # as agreed", "colour: pink").startsWith("# The lab's settings.");
    }

    @Test
    void aResourceThatNoFileHoldsGetsAFileOfItsOwn() throws IOException {
        Resource fresh =
                manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: fresh, namespace: lab}, data: {a: b}}");

        Proposal proposal = writer.manifests(List.of(fresh), "lab", "Keep what is live");

        assertThat(proposal.files()).extracting(FileChange::toString).containsExactly("+ lab/lab/configmap-fresh.yaml");
    }

    @Test
    void aFileThatHoldsSomethingElseIsLeftAlone() throws IOException {
        infra.file("lab/lab/configmap-fresh.yaml", TestRepository.configMap("else"))
                .commit("Taken");
        Resource fresh = manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: fresh, namespace: lab}}");

        Proposal proposal = writer.manifests(List.of(fresh), "lab", "Keep what is live");

        assertThat(proposal.files())
                .extracting(FileChange::toString)
                .containsExactly("+ lab/lab/configmap-fresh-2.yaml");
    }

    @Test
    void resourcesThatAreWrittenAlikeGetAFileEach() throws IOException {
        String kind = "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: ";

        Proposal proposal = writer.manifests(
                List.of(manifest(kind + "'shop:read'}}"), manifest(kind + "'shop_read'}}")),
                "lab",
                "Keep what is live");

        assertThat(proposal.files())
                .extracting(FileChange::toString)
                .containsExactly(
                        "+ lab/_cluster/clusterrole-shop_read-2.yaml", "+ lab/_cluster/clusterrole-shop_read.yaml");
    }

    @Test
    void whatTheFilesSayAlreadyIsNoChange() {
        assertThat(writer.manifests(List.of(settings("{size: '3', colour: blue}")), "lab", "Nothing")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void keepsTheLineEndsOfAFile() throws IOException {
        infra.file("lab/settings.yaml", FILE.replace("\n", "\r\n")).commit("Edited on Windows");

        String changed = pushed(writer.manifests(List.of(settings("{colour: green, size: '3'}")), "lab", "One"));
        String anew = pushed(writer.manifests(List.of(settings("{colour: green}")), "lab", "Two"));

        assertThat(changed).isEqualTo(FILE.replace("blue", "green").replace("\n", "\r\n"));
        assertThat(anew.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void anItemOfAListIsNotTouched() throws IOException {
        infra.file("lab/settings.yaml", """
                        apiVersion: v1
                        kind: List
                        items:
                          - {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: lab}, data: {colour: blue}}
                          - {apiVersion: v1, kind: ConfigMap, metadata: {name: other, namespace: lab}}
                        """).commit("A list");

        assertThatThrownBy(() -> writer.manifests(List.of(settings("{shape: round}")), "lab", "No"))
                .isInstanceOf(UnwritableException.class)
                .hasMessageContaining("lab/settings.yaml: ConfigMap lab/settings cannot be replaced");
    }

    @Test
    void filesThatCannotBeReadAreReported() throws IOException {
        infra.file("lab/broken.yaml", "a: [").commit("Broken");

        assertThatThrownBy(() -> writer.manifests(List.of(settings("{a: b}")), "lab", "No"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("lab/broken.yaml");
    }
}
