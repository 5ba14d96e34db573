package io.githops.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** The working tree of a repository and those that {@code git worktree add} put beside it. */
final class WorkingTrees {
    private WorkingTrees() {}

    /** Whether the files of any of them are those of a branch. */
    static boolean haveCheckedOut(Repository repository, String branch) throws IOException {
        if (!repository.isBare() && branch.equals(repository.getFullBranch())) {
            return true;
        }
        for (Path head : heads(repository)) {
            if (Files.isRegularFile(head) && Files.readString(head).strip().equals("ref: " + branch)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Path> others(Path folder) throws IOException {
        return Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
    }

    private static List<Path> heads(Repository repository) throws IOException {
        Path common = repository.getCommonDirectory().toPath();
        boolean isBare = repository.getConfig().getBoolean("core", "bare", false);
        try (Stream<Path> others = others(common.resolve("worktrees"))) {
            return Stream.concat(isBare ? Stream.empty() : Stream.of(common), others)
                    .map(folder -> folder.resolve(Constants.HEAD))
                    .toList();
        }
    }
}
