package io.githops.examples.cli;

import io.githops.export.Export;
import io.githops.export.ExportedFile;
import io.githops.git.FileEdits;
import io.githops.git.GitPerson;
import io.githops.git.GitWriter;
import io.githops.git.GitWriterBuilder;
import io.githops.git.WrittenCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where an export is written. */
final class ExportTarget {
    private static final Pattern PERSON = Pattern.compile("([^<>]+?)\\s*<([^<>]+)>");

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--branch", paramLabel = "B", description = "Branch to commit to. Default: the repository's HEAD.")
    private @Nullable String branch;

    @Option(names = "--path", paramLabel = "FOLDER", description = "Folder in the repository. Default: its root.")
    private String path = "";

    @Option(names = "--author", paramLabel = "NAME <EMAIL>", description = "Who commits.")
    private String author = "githops <githops@localhost>";

    @Option(names = "--message", paramLabel = "TEXT", description = "The message of the commit.")
    private String message = "Export the cluster";

    private static final class Choice {
        @Option(names = "--to", paramLabel = "DIR", description = "A folder to write files to.")
        private @Nullable Path folder;

        @Option(names = "--commit", paramLabel = "URL|DIR", description = "A Git repository to commit files to.")
        private @Nullable String repository;
    }

    /** Writes the files; tells in words where they are. */
    String write(Export export) {
        return choice.folder == null ? commit(export) : writeTo(choice.folder, export);
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

    private String commit(Export export) {
        FileEdits edits = FileEdits.none();
        for (ExportedFile file : export.files()) {
            edits = edits.put(path.isEmpty() ? file.path() : path + "/" + file.path(), file.text());
        }
        try (GitWriter writer = writer()) {
            Optional<WrittenCommit> written = writer.commit(edits, message);
            return written.map(commit -> "committed to " + commit.branch() + " as " + commit.id())
                    .orElse("nothing to commit");
        }
    }

    private GitWriter writer() {
        Matcher person = PERSON.matcher(author);
        if (!person.matches()) {
            throw new UnusableOptionException("--author " + author
                    + ": expected a name and an address in brackets, such" + " as Ada Example <ada@example.org>");
        }
        try {
            GitWriterBuilder writer =
                    GitWriter.builder(choice.repository, new GitPerson(person.group(1), person.group(2)));
            return (branch == null ? writer : writer.branch(branch)).build();
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }
}
