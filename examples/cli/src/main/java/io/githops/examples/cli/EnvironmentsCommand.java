package io.githops.examples.cli;

import io.githops.environment.Environments;
import io.githops.git.GitSource;
import io.githops.model.GithopsException;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the environments of a repository. */
@Command(
        name = "environments",
        mixinStandardHelpOptions = true,
        description =
                "Lists the environments that a repository holds, a folder each or a branch each, with the revision and"
                        + " the number of resources of each. One that cannot be used gives the exit code 1.")
final class EnvironmentsCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options = new SourceOptions();

    @ArgGroup(multiplicity = "1")
    private Shape shape = new Shape();

    @Option(names = "--prefix", paramLabel = "TEXT", description = "What to put before each name, such as pull-.")
    private String prefix = "";

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Form of the output. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output = OutputFormat.TEXT;

    @Spec
    private CommandSpec spec;

    private static final class Shape {
        @Option(
                names = "--folders",
                paramLabel = "PATTERN",
                description = "An environment for each folder that matches, such as 'environments/*'.")
        private @Nullable String folders;

        @Option(
                names = "--branches",
                paramLabel = "PATTERN",
                description = "An environment for each branch that matches, such as 'env/*' or 'refs/pull/*/head'.")
        private @Nullable String branches;
    }

    @Override
    public Integer call() {
        requireFit();
        try (GitSource repository = options.openRepository()) {
            SortedMap<String, GitSource> found = discover(repository);
            List<Environment> usable = found.entrySet().stream()
                    .flatMap(each -> read(each.getKey(), each.getValue()).stream())
                    .toList();
            print(usable);
            return usable.size() == found.size() ? ExitCode.DONE : ExitCode.ERROR;
        }
    }

    private void requireFit() {
        if (shape.folders != null && !options.path().isEmpty()) {
            throw new UnusableOptionException(
                    "--folders: found --path as well; expected a pattern from the root of the repository alone");
        }
        List<String> revision = options.revision().given();
        if (shape.branches != null && !revision.isEmpty()) {
            throw new UnusableOptionException("--branches: found " + String.join(", ", revision)
                    + " as well; expected neither, as each environment is at its own branch");
        }
    }

    private SortedMap<String, GitSource> discover(GitSource repository) {
        try {
            Environments environments = shape.folders == null
                    ? Environments.branches(repository, Objects.requireNonNull(shape.branches))
                    : Environments.folders(repository, shape.folders);
            return environments.prefixed(prefix).discover().environments();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }

    private Optional<Environment> read(String name, GitSource source) {
        try {
            Snapshot snapshot = source.fetch();
            return Optional.of(new Environment(
                    name, snapshot.revision(), snapshot.resources().size()));
        } catch (GithopsException e) {
            spec.commandLine().getErr().println("error: " + name + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void print(List<Environment> environments) {
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.JSON) {
            out.println(Json.indented(
                    Sequence.of(environments.stream().map(Environment::tree).toList())));
        } else {
            environments.forEach(out::println);
        }
    }

    private record Environment(String name, Revision revision, int resources) {
        Mapping tree() {
            return Mapping.builder()
                    .put("name", name)
                    .put("revision", revision.toString())
                    .put("commit", revision.id())
                    .put("resources", resources)
                    .build();
        }

        @Override
        public String toString() {
            return name + ": " + revision + ", " + resources + (resources == 1 ? " resource" : " resources");
        }
    }
}
