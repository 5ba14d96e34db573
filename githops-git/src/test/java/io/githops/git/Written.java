package io.githops.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** What a branch of a repository holds, read past the library. */
final class Written {
    static final GitPerson ROBOT = new GitPerson("Release Robot", "robot@example.org");

    private Written() {}

    /** The text of the files by path. */
    static SortedMap<String, String> files(Repository repository, String branch) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        BranchTip tip = BranchTip.of(repository, branch, repository.resolve("refs/heads/" + branch));
        FolderFiles.of(tip, "")
                .forEach((path, content) -> files.put(path, new String(content, StandardCharsets.UTF_8)));
        return files;
    }

    /** The commits, newest first; each has one parent at most. */
    static List<RevCommit> log(Repository repository, String branch) throws IOException {
        List<RevCommit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId next = repository.resolve("refs/heads/" + branch);
            while (next != null) {
                RevCommit commit = walk.parseCommit(next);
                walk.parseBody(commit);
                commits.add(commit);
                next = commit.getParentCount() == 0 ? null : commit.getParent(0);
            }
        }
        return commits;
    }

    /** The first lines of the messages, newest first. */
    static List<String> subjects(Repository repository, String branch) throws IOException {
        return log(repository, branch).stream().map(RevCommit::getShortMessage).toList();
    }
}
