package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far some manifests get: read, planned, applied, and planned again.
 *
 * @param reason what the command said; empty when nothing was left to do at the end
 */
record Trial(Result result, String reason) {
    enum Result {
        SETTLED,
        UNREADABLE,
        REFUSED,
        UNSETTLED
    }

    /** Tries a folder of manifests on a cluster. */
    static Trial of(Path manifests, Path kubeconfig, int timeoutSeconds) {
        Ran render = githops("render", "--repo", manifests);
        if (render.exitCode() != ExitCode.DONE) {
            return new Trial(Result.UNREADABLE, render.err());
        }
        Object[] target = {"--repo", manifests, "--kubeconfig", kubeconfig};
        githops("plan", target[0], target[1], target[2], target[3]);
        Ran apply = githops(
                "apply",
                target[0],
                target[1],
                target[2],
                target[3],
                "--timeout",
                timeoutSeconds,
                "--adopt",
                "change",
                "--approve",
                "system-resource");
        if (apply.exitCode() != ExitCode.DONE) {
            return new Trial(Result.REFUSED, apply.err());
        }
        Ran again = githops("plan", target[0], target[1], target[2], target[3]);
        return again.exitCode() == ExitCode.DONE
                ? new Trial(Result.SETTLED, "")
                : new Trial(Result.UNSETTLED, again.out() + again.err());
    }

    /** Tries one text on a cluster, from a new folder. */
    static Trial of(String text, Path folder, Path kubeconfig, int timeoutSeconds) {
        try {
            Path manifests = Files.createTempDirectory(folder, "manifests");
            Files.writeString(manifests.resolve("manifests.yaml"), text);
            return of(manifests, kubeconfig, timeoutSeconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
