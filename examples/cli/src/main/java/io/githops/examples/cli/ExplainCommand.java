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
        ResourceKind<?> kind = KnownKinds.named(path.get(0), apiVersion);
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
}
