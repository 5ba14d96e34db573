package io.githops.git;

import static io.githops.git.Written.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is written by halves because of names that somebody chose with care. */
class GitWriterHostileTest {
    private static final String ACUTE = "caf\u00e9.yaml";

    @TempDir
    Path folder;

    private HostileRepository infra;
    private GitWriter writer;

    @BeforeEach
    void create() throws IOException {
        infra = new HostileRepository(folder.resolve("infra.git"));
        writer = GitWriter.builder(infra.repository().url(), ROBOT).build();
    }

    @AfterEach
    void close() {
        writer.close();
        infra.close();
    }

    @Test
    void doesNotTakeANameInAnotherEncodingForOneInUtf8() throws IOException {
        ObjectId staging = infra.tree(
                tree -> tree.entry("100644", ACUTE.getBytes(StandardCharsets.ISO_8859_1), infra.blob("Latin"))
                        .entry("100644", ACUTE.getBytes(StandardCharsets.UTF_8), infra.blob("Unicode")));
        infra.commit(infra.tree(tree -> tree.folder("staging", staging)));

        assertThatThrownBy(() -> writer.promote("main", "staging", "production"))
                .isInstanceOf(UnwritableException.class)
                .hasMessageContaining("production/")
                .hasMessageContaining("found a name that is not in UTF-8");
    }

    @Test
    void keepsFilesWhoseNamesAreInAnotherEncoding() throws IOException {
        byte[] name = ACUTE.getBytes(StandardCharsets.ISO_8859_1);
        infra.commit(infra.tree(tree -> tree.entry("100644", name, infra.blob("Latin"))));
        writer.commit(FileEdits.none().put("web.yaml", "v1"), "Add web");
        String added =
                Written.log(infra.repository().repository(), "main").get(0).name();

        writer.push(writer.revert(added));

        assertThat(Written.files(infra.repository().repository(), "main"))
                .hasSize(1)
                .containsValue("Latin");
    }

    @Test
    void saysThatABranchHoldsWhatGitNeverWrites() throws IOException {
        ObjectId hooks = infra.tree(tree -> tree.file("config", infra.blob("[core]")));
        ObjectId evil = infra.tree(tree -> tree.folder(".git", hooks));
        infra.commit(infra.tree(tree -> tree.folder("evil", evil)));

        assertThatThrownBy(() -> writer.commit(FileEdits.none().put("web.yaml", "v1"), "Add web"))
                .isInstanceOf(UnwritableException.class)
                .hasMessageContaining("found an invalid path: evil/.git/config");
    }

    @Test
    void saysThatABranchLeavesNoRoomForAnother() throws IOException {
        infra.commit(infra.tree(tree -> tree.file("web.yaml", infra.blob("v1"))));
        Proposal proposal = writer.edit(FileEdits.none().put("web.yaml", "v2"), "Change web")
                .onNewBranch("main/review");

        assertThatThrownBy(() -> writer.push(proposal))
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining("no branch can be beside refs/heads/main; nothing was pushed");
    }

    @Test
    void doesNotLoseAFileToAnotherBelowIt() throws IOException {
        infra.commit(infra.tree(tree -> tree.file("web.yaml", infra.blob("v1"))));
        FileEdits edits = FileEdits.none().put("lab", "a file").put("lab/web.yaml", "one in a folder");

        assertThatThrownBy(() -> writer.commit(edits, "Add both"))
                .isInstanceOf(UnwritableException.class)
                .hasMessageContaining("lab/web.yaml: \"lab\" is no folder");
    }

    @Test
    void promotesAFileOfAnySize() throws IOException {
        ObjectId staging = infra.tree(tree -> tree.file("image", infra.blob("0".repeat(52 << 20))));
        infra.commit(infra.tree(tree -> tree.folder("staging", staging)));

        assertThat(writer.push(writer.promote("main", "staging", "production"))).isPresent();
    }
}
