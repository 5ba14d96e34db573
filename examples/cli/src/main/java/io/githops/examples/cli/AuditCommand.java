package io.githops.examples.cli;

import io.githops.audit.AuditHead;
import io.githops.audit.AuditVerdict;
import io.githops.audit.AuditVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies an audit trail. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Verifies an audit trail that --audit has written: whether every record follows from the one before.")
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The folder of the trail.")
    private Path folder = Path.of(".");

    @Option(
            names = "--expect",
            paramLabel = "HEAD",
            description = "A head that was noted before, which the trail must hold: shows that nothing was cut off.")
    private @Nullable String expected;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AuditVerifier verifier = AuditVerifier.create();
        if (expected != null) {
            verifier = verifier.expecting(head(expected));
        }
        AuditVerdict verdict = verify(verifier);
        spec.commandLine().getOut().println(verdict);
        return verdict.isValid() ? ExitCode.DONE : ExitCode.ERROR;
    }

    private AuditVerdict verify(AuditVerifier verifier) {
        try {
            return verifier.verify(folder);
        } catch (IOException e) {
            throw new UnusableOptionException(folder + ": cannot be read; expected the folder of an audit trail");
        }
    }

    private static AuditHead head(String text) {
        try {
            return AuditHead.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException("--expect: " + e.getMessage());
        }
    }
}
