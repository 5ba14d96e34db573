package io.githops.examples.cli;

import io.githops.git.GitSource;
import io.githops.git.GitSourceBuilder;
import io.githops.git.GitWriter;
import io.githops.source.Source;
import io.githops.webhook.WebhookEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which desired state is meant. */
final class SourceOptions {
    @Option(
            names = "--repo",
            required = true,
            paramLabel = "URL|DIR",
            description = "Git repository, or a folder of manifests.")
    private String repository = "";

    @Mixin
    private RevisionOptions revision = new RevisionOptions();

    @Option(names = "--path", paramLabel = "FOLDER", description = "Folder in the repository. Default: all of it.")
    private @Nullable String path;

    @Mixin
    private FileOptions files = new FileOptions();

    @ArgGroup(validate = false, heading = "%nTrust in commits:%n")
    private TrustOptions trust = new TrustOptions();

    @ArgGroup(validate = false, heading = "%nAccess to the repository:%n")
    private AccessOptions access = new AccessOptions();

    Source open() {
        return isPlainFolder() ? folder() : openRepository();
    }

    /** As {@link #open}, at another revision. */
    Source open(String otherRef) {
        if (isPlainFolder()) {
            throw noHistory("revision " + otherRef, "Leave the revision out, or name a repository");
        }
        return git(() -> GitSource.builder(repository).ref(otherRef));
    }

    /** As {@link #open}, of a Git repository only. */
    GitSource openRepository() {
        if (isPlainFolder()) {
            throw noHistory("--repo", "Name a repository");
        }
        revision.requireOne();
        return revision.isWorkingTree() ? workingTree() : git(() -> revision.of(repository));
    }

    /** What writes to the repository. */
    GitWriter openWriter(CommitOptions commit) {
        return commit.open(repository, access);
    }

    /** @throws UnusableOptionException when it is not said which branch a commit goes to */
    void requireBranch(CommitOptions commit) {
        if (!revision.given().isEmpty() && commit.branch() == null) {
            throw new UnusableOptionException("--branch: found none beside " + String.join(", ", revision.given())
                    + "; expected the branch to commit to");
        }
    }

    /** The folder to read; empty for all of the repository. */
    String path() {
        return path == null ? "" : path;
    }

    /** Which state of the repository is meant. */
    RevisionOptions revision() {
        return revision;
    }

    /** Whether there may be something new; no event tells which folder of this machine it is about. */
    boolean isConcerned(WebhookEvent event) {
        return Files.isDirectory(localPath()) || revision.isConcerned(event, repository);
    }

    /** Whether this is a folder that is no Git repository, read as it lies there. */
    private boolean isPlainFolder() {
        Path folder = localPath();
        boolean isRepository = Files.exists(folder.resolve(".git"))
                || Files.exists(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"));
        return Files.isDirectory(folder) && !isRepository;
    }

    private Path localPath() {
        try {
            return Path.of(repository);
        } catch (java.nio.file.InvalidPathException e) {
            return Path.of("");
        }
    }

    private Source folder() {
        if (revision.ref() != null) {
            throw noHistory("revision " + revision.ref(), "Leave the revision out, or name a repository");
        }
        List<String> useless = Stream.of(revision.given(), files.given(), trust.given())
                .flatMap(List::stream)
                .toList();
        if (!useless.isEmpty()) {
            throw noHistory(String.join(", ", useless), "Leave that out, or name a repository");
        }
        try {
            return Source.directory(localPath(), path(), KnownKinds.load());
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }

    private UnusableOptionException noHistory(String found, String advice) {
        return new UnusableOptionException(
                found + ": " + repository + " is a folder without Git history; expected a Git repository. " + advice);
    }

    private GitSource workingTree() {
        if (!Files.exists(localPath().resolve(".git"))) {
            throw new UnusableOptionException("--working-tree: " + repository
                    + " is no folder with .git in it; expected one that a repository was checked out into");
        }
        if (!trust.given().isEmpty()) {
            throw new UnusableOptionException("--working-tree: found " + String.join(", ", trust.given())
                    + " as well; expected one or the other, as uncommitted changes have no signature");
        }
        return git(() -> GitSource.workingTree(localPath()));
    }

    private GitSource git(Supplier<GitSourceBuilder> begin) {
        try {
            GitSourceBuilder builder =
                    begin.get().kinds(KnownKinds.load()).access(access.access()).trust(trust.policy());
            files.configure(builder);
            if (path != null) {
                builder.path(path);
            }
            if (access.cache() != null) {
                builder.cache(access.cache());
            }
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }
}
