package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.model.GithopsException;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.FileUtils;

/** Whatever bytes a folder is made of, they are read as what they say or refused in the library's own words. */
class HostileTreesProperties {
    private static Path folder;
    private static HostileRepository repository;
    private static ObjectId web;

    @BeforeContainer
    static void createRepository() throws IOException {
        JGitLog.silence();
        folder = Files.createTempDirectory("hostile");
        repository = new HostileRepository(folder.resolve("infra.git"));
        web = repository.manifest("web");
    }

    @AfterContainer
    static void deleteRepository() throws IOException {
        repository.close();
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void survivesFoldersOfAnyBytes(@ForAll @Size(max = 60) byte[] bytes) throws IOException {
        assertIsReadOrRefused(repository.tree(tree -> tree.bytes(bytes)));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void survivesFoldersWithOneByteChanged(@ForAll @IntRange(max = 200) int at, @ForAll byte value) throws IOException {
        ObjectId inner = repository.tree(tree -> tree.file("web.yaml", web));

        assertIsReadOrRefused(repository.tree(tree -> tree.file(".githopsignore", web)
                .folder("apps", inner)
                .link("link", web)
                .file("web.yaml", web)
                .change(at, value)));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void readsNoNameThatLeadsElsewhere(@ForAll("names") String name) throws IOException {
        var failure = catchThrowable(() -> repository.read(
                repository.tree(tree -> tree.entry("100644", (name + ".yaml").getBytes(StandardCharsets.UTF_8), web))));

        if (failure == null) {
            Path read = Path.of("root").resolve(name + ".yaml");
            assertThat(read.normalize().getParent()).isEqualTo(Path.of("root"));
            assertThat(name)
                    .doesNotContainAnyWhitespaces()
                    .doesNotContain(":", "\\")
                    .isNotEqualToIgnoringCase("con");
        } else {
            assertThat(failure).isInstanceOf(GithopsException.class);
        }
    }

    private static void assertIsReadOrRefused(ObjectId root) throws IOException {
        Throwable failure = catchThrowable(() -> {
            Snapshot snapshot = repository.read(root);
            assertThat(snapshot.resources()).isNotEmpty();
        });

        if (failure != null) {
            assertThat(failure).isInstanceOf(GithopsException.class);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", ".", "..", "/", "\\", ":", "con", "CON", "git", "~1", "\t", "\u200c", "$")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
