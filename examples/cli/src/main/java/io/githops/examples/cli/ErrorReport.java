package io.githops.examples.cli;

import io.githops.diff.RefusedPlanException;
import io.githops.diff.StaleApprovalException;
import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into lines a person can act on; the stack trace is shown with {@code --debug} only. */
final class ErrorReport implements IExecutionExceptionHandler {
    private final BooleanSupplier debug;

    ErrorReport(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (problem instanceof ManifestException manifests) {
            manifests.problems().forEach(found -> err.println("error: " + found));
        } else if (problem instanceof GithopsException || problem instanceof UnusableOptionException) {
            err.println("error: " + problem.getMessage());
        } else {
            err.println("error: " + problem + "; this is a fault of the program, run again with --debug and report it");
        }
        if (debug.getAsBoolean()) {
            problem.printStackTrace(err);
        }
        boolean isRefused = problem instanceof RefusedPlanException || problem instanceof StaleApprovalException;
        return isRefused ? ExitCode.REFUSED : ExitCode.ERROR;
    }
}
