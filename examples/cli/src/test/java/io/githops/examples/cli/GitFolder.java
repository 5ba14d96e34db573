package io.githops.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A Git repository with a working tree, whose branch is {@code main}. */
final class GitFolder {
    private final Path folder;

    private GitFolder(Path folder) {
        this.folder = folder;
    }

    static GitFolder create(Path folder) throws GitAPIException {
        Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().close();
        return new GitFolder(folder);
    }

    Path path() {
        return folder;
    }

    /** Writes a file and commits it. */
    GitFolder commit(String file, String text) throws IOException, GitAPIException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return commitAll("Change " + file);
    }

    /** The id of the newest commit. */
    String head() throws IOException {
        try (Git git = Git.open(folder.toFile())) {
            return git.getRepository().resolve("HEAD").name();
        }
    }

    /** Removes a file and commits that. */
    GitFolder remove(String file) throws IOException, GitAPIException {
        Files.delete(folder.resolve(file));
        return commitAll("Remove " + file);
    }

    private GitFolder commitAll(String message) throws IOException, GitAPIException {
        try (Git git = Git.open(folder.toFile())) {
            git.add().setAll(true).addFilepattern(".").call();
            git.commit()
                    .setMessage(message)
                    .setAuthor("Ada", "ada@example.org")
                    .setCommitter("Ada", "ada@example.org")
                    .setSign(false)
                    .call();
        }
        return this;
    }
}
