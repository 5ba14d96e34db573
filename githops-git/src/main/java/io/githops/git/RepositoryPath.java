package io.githops.git;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Tells which paths every file system can hold and none can be tricked by. */
final class RepositoryPath {
    private RepositoryPath() {}

    /** @throws IllegalArgumentException when the path is not fit; the message says why */
    static void require(String path) {
        byte[] raw = path.getBytes(StandardCharsets.UTF_8);
        var checker = new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(true);
        try {
            checker.checkPath(raw, 0, raw.length);
        } catch (CorruptObjectException e) {
            throw new IllegalArgumentException("path \"" + path + "\": " + e.getMessage()
                    + "; expected the path of a file or folder from the root of the repository, with slashes");
        }
    }
}
