package io.githops.examples.cli;

import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what may stand in a field, without asking a cluster. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says what a kind or a field may hold, such as virtualmachine.spec.template.spec.domain.cpu.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KIND[.FIELD...]", description = "Kind or plural, and the path of a field.")
    private String field = "";

    @Option(names = "--api-version", paramLabel = "VERSION", description = "Needed where several kinds share the name.")
    private @Nullable String apiVersion;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> path = Arrays.asList(field.split("\\."));
        ResourceKind<?> kind = kind(path.get(0));
        Schema schema = kind.schema();
        String at = kind.groupVersionKind().toString();
        for (String name : path.subList(1, path.size())) {
            schema = SchemaText.innermost(schema).field(name);
            at = at + " " + name;
            if (schema == null) {
                throw new UnusableOptionException(
                        at + ": no such field; explain the field above it to see what there is");
            }
        }
        SchemaText.print(at, schema, spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private ResourceKind<?> kind(String name) {
        List<ResourceKind<?>> named = KnownKinds.load().all().stream()
                .filter(kind -> kind.plural().equalsIgnoreCase(name)
                        || kind.groupVersionKind().kind().equalsIgnoreCase(name))
                .filter(kind -> apiVersion == null
                        || kind.groupVersionKind().apiVersion().equals(apiVersion))
                .toList();
        if (named.isEmpty()) {
            throw new UnusableOptionException(
                    name + ": not a known kind; the command kinds lists those that are known");
        }
        if (named.size() > 1) {
            throw new UnusableOptionException(name + ": found " + named.size() + " kinds; name one with --api-version: "
                    + String.join(
                            ", ",
                            named.stream()
                                    .map(kind -> kind.groupVersionKind().apiVersion())
                                    .toList()));
        }
        return named.get(0);
    }
}
