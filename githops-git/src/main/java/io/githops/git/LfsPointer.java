package io.githops.git;

import io.githops.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What Git LFS commits in place of a file that it keeps elsewhere. */
final class LfsPointer {
    private static final byte[] BEGINNING = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);

    private LfsPointer() {}

    static boolean is(byte[] content) {
        return content.length >= BEGINNING.length
                && Arrays.equals(content, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    static Problem problem(String path) {
        return EntryProblems.of(
                path,
                "GH2012",
                "found a Git LFS pointer in place of the file; expected a manifest; commit the file itself");
    }
}
