package io.githops.examples.cli;

import io.githops.git.GitSource;
import io.githops.git.GitSourceBuilder;
import io.githops.source.Source;
import io.githops.webhook.WebhookEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--ref", paramLabel = "REF", description = "Branch, tag or commit. Default: the repository's HEAD.")
    private @Nullable String ref;

    @Option(names = "--path", paramLabel = "FOLDER", description = "Folder in the repository. Default: all of it.")
    private @Nullable String path;

    @Mixin
    private AccessOptions access = new AccessOptions();

    Source open() {
        return isPlainFolder() ? folder(ref) : git(ref);
    }

    /** As {@link #open}, at another revision. */
    Source open(String otherRef) {
        return isPlainFolder() ? folder(otherRef) : git(otherRef);
    }

    /** Whether there may be something new; no event tells which folder of this machine it is about. */
    boolean isConcerned(WebhookEvent event) {
        return Files.isDirectory(localPath()) || event.concerns(repository, ref == null ? "HEAD" : ref);
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

    private Source folder(@Nullable String revision) {
        if (revision != null) {
            throw new UnusableOptionException(
                    "revision " + revision + ": " + repository
                            + " is a folder without Git history; expected a Git repository. Leave the revision out, or name a repository");
        }
        try {
            return Source.directory(localPath(), path == null ? "" : path, KnownKinds.load());
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }

    private Source git(@Nullable String revision) {
        try {
            GitSourceBuilder builder =
                    GitSource.builder(repository).kinds(KnownKinds.load()).access(access.access());
            if (revision != null) {
                builder.ref(revision);
            }
            if (path != null) {
                builder.path(path);
            }
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }
}
