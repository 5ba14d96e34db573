package io.githops.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;

class RepositoryLayoutTest {

    private static final File ROOT = new File(System.getProperty("githops.root"));

    @Test
    void tracksTheFoldersOfTheDesignAndNoOther() throws IOException {
        assumeTrue(new File(ROOT, ".git").exists(), "only a Git checkout says which folders are tracked");

        assertThat(trackedFolders())
                .filteredOn(name -> !name.startsWith("."))
                .containsExactlyInAnyOrder(
                        "githops-model",
                        "githops-diff",
                        "githops-harvester",
                        "githops-git",
                        "githops-bom",
                        "examples",
                        "docs");
    }

    private static List<String> trackedFolders() throws IOException {
        try (Repository repository = checkout()) {
            DirCache index = repository.readDirCache();
            List<String> folders = new ArrayList<>();
            for (int entry = 0; entry < index.getEntryCount(); entry++) {
                String path = index.getEntry(entry).getPathString();
                if (path.contains("/")) {
                    folders.add(path.substring(0, path.indexOf('/')));
                }
            }
            return folders.stream().distinct().toList();
        }
    }

    private static Repository checkout() throws IOException {
        return new FileRepositoryBuilder().findGitDir(ROOT).setMustExist(true).build();
    }
}
