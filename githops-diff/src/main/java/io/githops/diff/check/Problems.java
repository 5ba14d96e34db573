package io.githops.diff.check;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Problem.Severity;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a check finds. Each problem gets the id of the check, and file, line and column of what it is about. Sensitive
 * values of that resource are masked in messages. To be used while the check runs, by one thread.
 */
public final class Problems {
    private static final String FOUND = "GH1601";
    private static final String FAILED = "GH1602";

    private final Check check;
    private final Secrets secrets;
    private final @Nullable Resource subject;
    private final Consumer<Finding> findings;

    Problems(Check check, Secrets secrets, @Nullable Resource subject, Consumer<Finding> findings) {
        this.check = check;
        this.secrets = secrets;
        this.subject = subject;
        this.findings = findings;
    }

    /** For problems of this resource, desired or live. */
    public Problems about(Resource resource) {
        return new Problems(check, secrets, resource, findings);
    }

    /** An error of the resource, or of everything that was checked; the message says what is expected. */
    public void error(String message) {
        error(FieldPath.root(), message);
    }

    /** An error at a field of the resource; where the field is missing, at the nearest one around it. */
    public void error(FieldPath at, String message) {
        add(Severity.ERROR, FOUND, at, message);
    }

    /** As {@link #error(String)}, for what may stay. */
    public void warning(String message) {
        warning(FieldPath.root(), message);
    }

    /** As {@link #error(FieldPath, String)}, for what may stay. */
    public void warning(FieldPath at, String message) {
        add(Severity.WARNING, FOUND, at, message);
    }

    /** Runs a part of the check, whose failure is a problem too. */
    void attempt(Runnable part) {
        try {
            part.run();
        } catch (ManifestException e) {
            e.problems().forEach(problem -> fail("cannot be run: " + problem.message()));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            fail("fails with " + e.getClass().getName() + place(e) + "; correct the check");
        }
    }

    /** Where the check was; the message of the exception is left out, as it may quote a secret. */
    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    }

    private void fail(String how) {
        add(Severity.ERROR, FAILED, FieldPath.root(), "the check " + how);
    }

    private void add(Severity found, String code, FieldPath at, String message) {
        var text = new StringBuilder();
        if (subject != null) {
            text.append(subject.id().kind()).append(' ').append(subject.id().qualifiedName());
            text.append(": ").append(at.isRoot() ? "" : at + ": ");
        }
        text.append(secrets.mask(message, subject))
                .append(" [")
                .append(check.id())
                .append(']');
        Severity severity = FAILED.equals(code) ? found : check.severity(found);
        var position = subject == null ? null : subject.positions().nearest(at).orElse(null);
        findings.accept(new Finding(
                check.id(),
                subject == null ? null : subject.id(),
                at,
                new Problem(severity, code, text.toString(), position)));
    }
}
