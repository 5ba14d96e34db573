package io.githops.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

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
        write(file, text);
        return commitAll("Change " + file);
    }

    /** The id of the newest commit. */
    String head() throws IOException {
        try (Git git = Git.open(folder.toFile())) {
            return git.getRepository().resolve("HEAD").name();
        }
    }

    /** Writes a file and leaves it uncommitted. */
    GitFolder write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Tags the newest commit. */
    GitFolder tag(String name) throws IOException, GitAPIException {
        try (Git git = Git.open(folder.toFile())) {
            git.tag().setName(name).setAnnotated(false).call();
        }
        return this;
    }

    /** Begins a branch at the newest commit, and goes on with it. */
    GitFolder branch(String name) throws IOException, GitAPIException {
        try (Git git = Git.open(folder.toFile())) {
            git.checkout().setCreateBranch(true).setName(name).call();
        }
        return this;
    }

    /** The text of a file on a branch. */
    String read(String branch, String file) throws IOException {
        try (Git git = Git.open(folder.toFile())) {
            Repository objects = git.getRepository();
            ObjectId content = objects.resolve(branch + ":" + file);
            return new String(objects.open(content).getBytes(), StandardCharsets.UTF_8);
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
