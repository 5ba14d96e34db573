package io.githops.examples.cli;

import io.githops.git.GitSourceBuilder;
import io.githops.git.Submodules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files of a repository count. */
final class FileOptions {
    @Option(
            names = "--include",
            paramLabel = "PATTERN",
            description =
                    "Files to read, such as '**/live/*.yaml'. May be given several times. Default: all of YAML and"
                            + " JSON.")
    private String[] included = {};

    @Option(
            names = "--ignore",
            paramLabel = "PATTERN",
            description = "Files and folders to leave out, as a line of .gitignore. May be given several times.")
    private String[] ignored = {};

    @Option(
            names = "--submodules",
            paramLabel = "skip|refuse",
            description = "What to do about submodules, whose files are never read. Default: skip.")
    private @Nullable Submodules submodules;

    /** @throws IllegalArgumentException when a pattern is none */
    void configure(GitSourceBuilder source) {
        if (included.length > 0) {
            source.include(included);
        }
        if (ignored.length > 0) {
            source.ignore(ignored);
        }
        if (submodules != null) {
            source.submodules(submodules);
        }
    }

    /** The options that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (included.length > 0) {
            given.add("--include");
        }
        if (ignored.length > 0) {
            given.add("--ignore");
        }
        if (submodules != null) {
            given.add("--submodules");
        }
        return given;
    }
}
