package io.githops.git;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what JGit and its SSH library log of provoked failures out of the output of tests. */
final class JGitLog {
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.eclipse.jgit"), Logger.getLogger("org.apache.sshd"));

    private JGitLog() {}

    static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
