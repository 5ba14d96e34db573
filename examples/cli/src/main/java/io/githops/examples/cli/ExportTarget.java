package io.githops.examples.cli;

import io.githops.export.Export;
import io.githops.export.ExportedFile;
import io.githops.git.FileEdits;
import io.githops.git.GitWriter;
import io.githops.git.Proposal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an export is written. */
final class ExportTarget {
    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--path", paramLabel = "FOLDER", description = "Folder in the repository. Default: its root.")
    private String path = "";

    @Mixin
    private CommitOptions options = new CommitOptions();

    @ArgGroup(validate = false, heading = "%nAccess to the repository:%n")
    private AccessOptions access = new AccessOptions();

    private static final class Choice {
        @Option(names = "--to", paramLabel = "DIR", description = "A folder to write files to.")
        private @Nullable Path folder;

        @Option(names = "--commit", paramLabel = "URL|DIR", description = "A Git repository to commit files to.")
        private @Nullable String repository;
    }

    /** Writes the files; tells in words where they are. */
    String write(Export export) {
        if (choice.folder == null) {
            return commit(choice.repository, export);
        }
        if (!options.given().isEmpty()) {
            throw new UnusableOptionException("--to: found " + String.join(", ", options.given())
                    + " as well; expected these with --commit only, as a folder has no commits");
        }
        return writeTo(choice.folder, export);
    }

    private static String writeTo(Path folder, Export export) {
        try {
            for (ExportedFile file : export.files()) {
                Path path = folder.resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("--to " + folder + ": cannot be written", e);
        }
        return "written to " + folder;
    }

    private String commit(@Nullable String repository, Export export) {
        try (GitWriter writer = options.open(Objects.requireNonNull(repository), access)) {
            Proposal proposal = options.complete(writer.edit(edits(export), "Export the cluster"));
            return PushOptions.words(writer.push(proposal));
        }
    }

    private FileEdits edits(Export export) {
        FileEdits edits = FileEdits.none();
        try {
            for (ExportedFile file : export.files()) {
                edits = edits.put(path.isEmpty() ? file.path() : path + "/" + file.path(), file.text());
            }
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException("--path " + path + ": " + e.getMessage());
        }
        return edits;
    }
}
