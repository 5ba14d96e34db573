package io.githops.examples.cli;

import io.githops.diff.Approval;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What was approved. */
final class Approvals {
    @Option(
            names = "--approve",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Lifts a guard by the name that the plan gives it, such as data-loss:PersistentVolumeClaim/shop/db."
                            + " May be repeated.")
    private List<String> names = List.of();

    List<Approval> read(CommandLine terminal) {
        try {
            return names.stream().map(Approval::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(terminal, "Invalid value for option '--approve': " + e.getMessage(), e);
        }
    }
}
