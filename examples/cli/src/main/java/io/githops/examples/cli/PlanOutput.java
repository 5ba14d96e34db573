package io.githops.examples.cli;

import io.githops.diff.PlanDocument;
import io.githops.tree.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a plan is shown and kept. */
final class PlanOutput {
    @Option(names = "--markdown", description = "Prints the plan for a pull request.")
    private boolean markdown;

    @Option(names = "--colour", description = "Prints the plan with the colours of a terminal.")
    private boolean colour;

    @Option(names = "--save", paramLabel = "FILE", description = "Also writes the plan to a file, without secrets.")
    private @Nullable Path target;

    @Option(names = "--since", paramLabel = "FILE", description = "Tells how the plan differs from one that was saved.")
    private @Nullable Path earlier;

    void print(PlanDocument plan, boolean json, PrintWriter out) {
        if (json) {
            out.println(Json.indented(plan.toTree()));
        } else {
            out.print(markdown ? plan.markdown() : colour ? plan.colouredText() : plan.text());
        }
        if (earlier != null) {
            out.print(PlanDocument.parse(read(earlier)).compare(plan).text());
        }
        if (target != null) {
            write(target, plan.json() + "\n");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableOptionException(
                    "--since " + file + ": the file cannot be read; name a plan that was saved");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UnusableOptionException("--save " + file + ": the file cannot be written; name another one");
        }
    }
}
