package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.EmptySourceException;
import io.githops.source.PathNotFoundException;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeTest {
    @TempDir
    Path folder;

    private Path root;
    private Git git;
    private String commit;

    @BeforeEach
    void checkOut() throws IOException, GitAPIException {
        try (TestRepository repository = TestRepository.create(folder.resolve("infra.git"))) {
            commit = repository
                    .file("clusters/lab/web.yaml", configMap("web"))
                    .file("clusters/prod/web.yaml", configMap("prod"))
                    .file(".gitignore", "*.local.yaml\n/build/\n")
                    .commit("Add web");
            root = folder.resolve("infra");
            git = Git.cloneRepository()
                    .setURI(repository.url())
                    .setDirectory(root.toFile())
                    .call();
        }
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void readsTheCommitWhenNothingChanged() throws IOException {
        write("README.md", "changed");

        Snapshot clean = fetch(lab());

        assertThat(names(clean)).containsExactly("web");
        assertThat(clean.revision())
                .isEqualTo(fetch(GitSource.builder(root.toString()).path("clusters/lab"))
                        .revision());
        assertThat(clean.revision().id()).isEqualTo(commit);
    }

    @Test
    void marksWhatIsNotCommitted() throws IOException {
        write("clusters/lab/db.yaml", configMap("db"));

        Snapshot dirty = fetch(lab());

        assertThat(names(dirty)).containsExactly("db", "web");
        assertThat(dirty.revision().id()).matches(commit + "-dirty-[0-9a-f]{40}");
        assertThat(dirty.revision()).hasToString("main (dirty)@" + commit.substring(0, 8));
        assertThat(dirty.revision().commit().subject()).isEqualTo("Add web");
    }

    @Test
    void namesTheSameFilesTheSameAndOthersOtherwise() throws IOException {
        try (GitSource source = lab().build()) {
            write("clusters/lab/web.yaml", configMap("changed"));
            Snapshot changed = source.fetch();
            assertThat(source.fetch()).isSameAs(changed);
            assertThat(source.fetch(changed.revision().id())).isSameAs(changed);

            write("clusters/lab/web.yaml", configMap("again"));
            Snapshot again = source.fetch();
            assertThat(again.revision().id())
                    .isNotEqualTo(changed.revision().id())
                    .contains("-dirty-");
            assertThatThrownBy(() -> source.fetch(changed.revision().id()))
                    .isInstanceOf(RevisionNotFoundException.class);

            write("clusters/lab/web.yaml", configMap("changed"));
            assertThat(source.fetch().revision()).isEqualTo(changed.revision());

            write("clusters/lab/web.yaml", configMap("web"));
            assertThat(source.fetch().revision().id()).isEqualTo(commit);
        }
    }

    @Test
    void noticesARemovedFile() throws IOException {
        write("clusters/lab/db.yaml", configMap("db"));
        Files.delete(root.resolve("clusters/lab/web.yaml"));

        assertThat(names(fetch(lab()))).containsExactly("db");

        Files.delete(root.resolve("clusters/lab/db.yaml"));
        assertThat(failure(EmptySourceException.class, lab()))
                .hasMessageContainingAll(
                        root + " at main (dirty)@", "the folder \"clusters/lab\" has no file that matches *.yaml");
    }

    @Test
    void takesOtherLineEndsForNoChange() throws IOException, GitAPIException {
        String text =
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: lab\ndata:\n  x: |\n    1\n    2\n";
        write("clusters/lab/web.yaml", text);
        Snapshot unix = fetch(lab());
        git.add().addFilepattern("clusters").call();
        git.commit()
                .setAuthor("Ada", "ada@example.org")
                .setCommitter("Ada", "ada@example.org")
                .setMessage("Edit")
                .setSign(false)
                .call();
        write("clusters/lab/web.yaml", text.replace("\n", "\r\n"));

        Snapshot windows = fetch(lab());

        assertThat(windows.revision().label()).isEqualTo("main");
        assertThat(windows.resources()).isEqualTo(unix.resources());
    }

    @Test
    void leavesOutWhatGitIgnoresUnlessItWasAdded() throws IOException, GitAPIException {
        write("clusters/lab/mine.local.yaml", configMap("mine"));
        write("clusters/lab/added.local.yaml", configMap("added"));
        write("clusters/lab/nested/.gitignore", "*\n");
        write("clusters/lab/nested/x.yaml", configMap("x"));
        write("clusters/lab/excluded.yaml", configMap("excluded"));
        write(".git/info/exclude", "excluded.yaml\n");
        stage("clusters/lab/added.local.yaml");

        assertThat(names(fetch(lab()))).containsExactly("added", "web");
    }

    @Test
    void readsOfAnIgnoredFolderOnlyWhatWasAdded() throws IOException, GitAPIException {
        write("build/out/a.yaml", configMap("a"));
        write("build/out/b.yaml", configMap("b"));
        stage("build/out/b.yaml");

        assertThat(names(fetch(GitSource.workingTree(root)))).containsExactly("b", "web", "prod");
        assertThat(names(fetch(GitSource.workingTree(root).path("build/out")))).containsExactly("b");
    }

    @Test
    void goesByTheRulesOfTheCaller() throws IOException {
        write("clusters/lab/.githopsignore", "draft-*\n");
        write("clusters/lab/draft-a.yaml", configMap("draft"));
        write("clusters/lab/old/a.yaml", configMap("old"));
        write("clusters/lab/.hidden.yaml", configMap("hidden"));
        write("clusters/lab/notes.txt", "notes");

        assertThat(names(fetch(lab().ignore("old/")))).containsExactly("web");
        assertThat(names(fetch(lab().include("draft-*", "a.yaml").ignore("!draft-a.yaml"))))
                .containsExactly("draft", "old");
    }

    @Test
    void refusesWhatACommitMayNotHoldEither() throws IOException {
        write("clusters/lab/aux.yaml", configMap("aux"));
        write("clusters/lab/lfs.yaml", "version https://git-lfs.github.com/spec/v1\n");
        write("clusters/lab/large.yaml", "#".repeat(2000));
        link("clusters/lab/inside.yaml", "web.yaml");
        link("clusters/lab/loop", "loop");
        link("clusters/lab/outside", "../../../etc");
        link("clusters/lab/prod", "../prod");
        link("clusters/lab/root", folder.toAbsolutePath().toString());
        link("clusters/lab/readme", "../../.gitignore");
        Files.createDirectories(root.resolve("clusters/lab/vendor/.git"));

        var limits = GitLimits.builder().maxFileBytes(1000).build();
        assertThat(failure(ManifestException.class, lab().limits(limits).submodules(Submodules.REFUSE))
                        .problems())
                .extracting(problem -> problem.position().file().replace("clusters/lab/", "") + " " + problem.code())
                .containsExactly(
                        "aux.yaml GH2045",
                        "inside.yaml GH2011",
                        "large.yaml GH2054",
                        "lfs.yaml GH2012",
                        "loop GH2053",
                        "outside GH2052",
                        "prod GH2052",
                        "root GH2052",
                        "vendor GH2013");
    }

    @Test
    void warnsOfASubmodule() throws IOException {
        Files.createDirectories(root.resolve("clusters/lab/vendor"));
        write("clusters/lab/vendor/.git", "gitdir: ../../../.git/modules/vendor\n");
        write("clusters/lab/vendor/x.yaml", configMap("x"));

        Snapshot snapshot = fetch(lab());

        assertThat(names(snapshot)).containsExactly("web");
        assertThat(snapshot.warnings()).extracting(Problem::code).containsExactly("GH2013");
    }

    @Test
    void refusesASparseWorkingTree() throws IOException {
        GitProgram.in(root).run("update-index", "--skip-worktree", "clusters/lab/web.yaml");
        Files.delete(root.resolve("clusters/lab/web.yaml"));

        assertThat(failure(SourceUnavailableException.class, lab()))
                .hasMessageContainingAll(
                        "found a sparse working tree without clusters/lab/web.yaml", "git sparse-checkout disable");
        assertThat(names(fetch(GitSource.workingTree(root).path("clusters/prod"))))
                .containsExactly("prod");
    }

    @Test
    void readsALinkedWorkingTree() throws IOException {
        Path linked = folder.resolve("linked");
        GitProgram.in(root).run("worktree", "add", "--quiet", "-b", "feature", linked.toString());
        write(".git/info/exclude", "excluded.yaml\n");
        Files.writeString(linked.resolve("clusters/lab/excluded.yaml"), configMap("excluded"));
        var source = GitSource.workingTree(linked).path("clusters/lab");

        assertThat(fetch(source).revision()).hasToString("feature@" + commit.substring(0, 8));

        Files.writeString(linked.resolve("clusters/lab/db.yaml"), configMap("db"));
        assertThat(names(fetch(source))).containsExactly("db", "web");
    }

    @Test
    void readsATreeWithoutCommit() throws IOException, GitAPIException {
        Path fresh = folder.resolve("fresh");
        Git.init().setInitialBranch("main").setDirectory(fresh.toFile()).call().close();
        Files.writeString(fresh.resolve("web.yaml"), configMap("web"));

        Snapshot snapshot = fetch(GitSource.workingTree(fresh));

        assertThat(snapshot.revision().id()).matches("0{40}-dirty-[0-9a-f]{40}");
        assertThat(snapshot.revision()).hasToString("main (dirty)@00000000");
        assertThat(snapshot.revision().commit()).isNull();
    }

    @Test
    void readsACommitOnRequest() throws IOException {
        write("clusters/lab/web.yaml", configMap("changed"));

        try (GitSource source = lab().build()) {
            assertThat(names(source.fetch("main"))).containsExactly("web");
            assertThat(names(source.fetch(commit))).containsExactly("web");
            assertThat(names(source.fetch())).containsExactly("changed");
        }
    }

    @Test
    void closesTheSourcesOfOtherFoldersToo() {
        GitSource source = lab().build();
        GitSource prod = source.withPath("clusters/prod");
        assertThat(names(prod.fetch())).containsExactly("prod");

        source.close();

        assertThatThrownBy(prod::fetch).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> prod.fetch("main")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhatIsNoWorkingTree() throws IOException {
        assertThat(failure(SourceUnavailableException.class, GitSource.workingTree(folder.resolve("infra.git"))))
                .hasMessageEndingWith(
                        "infra.git: the folder holds no .git; expected the top folder of a working tree; check"
                                + " the path (GH2001)");
        assertThat(failure(SourceUnavailableException.class, GitSource.workingTree(folder.resolve("none"))))
                .hasMessageContaining("none: there is no such folder");
        assertThat(failure(
                        PathNotFoundException.class, GitSource.workingTree(root).path("clusters/dev")))
                .hasMessage(root + ": found nothing at \"clusters/dev\" of the working tree; expected a folder with"
                        + " manifests; check the path (GH2003)");
        assertThatThrownBy(() -> lab().ref("main").build())
                .hasMessageContaining("ref(...) and newestTag(...) cannot be combined with a working tree");
    }

    private GitSourceBuilder lab() {
        return GitSource.workingTree(root).path("clusters/lab");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(path), Path.of(target));
    }

    private void stage(String path) throws IOException {
        Repository repository = git.getRepository();
        DirCache index = repository.lockDirCache();
        var builder = index.builder();
        builder.keep(0, index.getEntryCount());
        var entry = new DirCacheEntry(path);
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(ObjectId.zeroId());
        builder.add(entry);
        builder.finish();
        index.write();
        index.commit();
    }
}
