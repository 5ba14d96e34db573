package io.githops.examples.cli;

import io.githops.git.GitPerson;
import io.githops.git.GitWriter;
import io.githops.git.GitWriterBuilder;
import io.githops.git.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a commit is like, and where it goes. */
final class CommitOptions {
    private static final Pattern PERSON = Pattern.compile("([^<>]+?)\\s*<([^<>]+)>");

    @Option(names = "--branch", paramLabel = "B", description = "Branch to commit to. Default: the repository's HEAD.")
    private @Nullable String branch;

    @Option(
            names = "--new-branch",
            paramLabel = "B",
            description = "Commits to a new branch that begins there instead, for review.")
    private @Nullable String newBranch;

    @Option(names = "--committer", paramLabel = "'NAME <EMAIL>'", description = "Who commits.")
    private @Nullable String committer;

    @Option(
            names = "--author",
            paramLabel = "'NAME <EMAIL>'",
            description = "Who asked for the change. Default: who commits.")
    private @Nullable String author;

    @Option(names = "--message", paramLabel = "TEXT", description = "The message of the commit. Default: what is done.")
    private @Nullable String message;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    /** A writer to a repository. */
    GitWriter open(String repository, AccessOptions access) {
        GitPerson person = committer();
        try {
            GitWriterBuilder writer = GitWriter.builder(repository, person)
                    .kinds(KnownKinds.load())
                    .access(access.access());
            if (branch != null) {
                writer.branch(branch);
            }
            if (access.cache() != null) {
                writer.cache(access.cache());
            }
            signing.configure(writer);
            return writer.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }

    /** The proposal as these options want it. */
    Proposal complete(Proposal proposal) {
        Proposal complete = author == null ? proposal : proposal.author(person("--author", author));
        try {
            complete = message == null ? complete : complete.message(message);
            return newBranch == null ? complete : complete.onNewBranch(newBranch);
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }

    /** The branch to begin with; null for the default branch. */
    @Nullable
    String branch() {
        return branch;
    }

    /** The options that were given. */
    List<String> given() {
        Map<String, @Nullable String> options = new LinkedHashMap<>();
        options.put("--branch", branch);
        options.put("--new-branch", newBranch);
        options.put("--committer", committer);
        options.put("--author", author);
        options.put("--message", message);
        options.values().removeIf(Objects::isNull);
        return Stream.concat(options.keySet().stream(), signing.given().stream())
                .toList();
    }

    private GitPerson committer() {
        if (committer == null) {
            throw new UnusableOptionException(
                    "--committer: found none; expected who commits, such as 'Release Robot <robot@example.org>'");
        }
        return person("--committer", committer);
    }

    private static GitPerson person(String option, String text) {
        Matcher person = PERSON.matcher(text);
        if (!person.matches()) {
            throw new UnusableOptionException(option + " " + text
                    + ": expected a name and an address in brackets, such as Ada Example <ada@example.org>");
        }
        try {
            return new GitPerson(person.group(1), person.group(2));
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException(option + ": " + e.getMessage());
        }
    }
}
