package io.githops.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The commits before one, of which more are fetched when a question needs them. Not thread-safe. */
final class History {
    /** How many commits deep each fetch goes. */
    private static final List<Integer> DEPTHS = List.of(8, 64, 512, 4_096, 32_768);

    private final Origin origin;
    private final String source;
    private final ObjectId head;
    private int fetches;

    /** @param source the full name or id that leads to the commit */
    History(Origin origin, String source, ObjectId head) {
        this.origin = origin;
        this.source = source;
        this.head = head;
    }

    /** Whether the commit is another one or descends from it. */
    Ancestry ancestry(ObjectId ancestor) throws IOException {
        do {
            if (descendsFrom(ancestor)) {
                return Ancestry.DESCENDS;
            }
        } while (deepen());
        return isCut() ? Ancestry.UNKNOWN : Ancestry.DIVERGED;
    }

    /**
     * The commits that lead from others to this one, without those, the newest first, as far as they are here.
     *
     * @param others need not be here
     * @param firstParentOnly leaves out what merges brought in
     */
    Range since(Collection<ObjectId> others, boolean firstParentOnly) throws IOException {
        Set<ObjectId> cut = cut();
        List<ObjectId> commits = new ArrayList<>();
        boolean isWhole = true;
        try (RevWalk walk = walk(cut)) {
            walk.setFirstParent(firstParentOnly);
            walk.markStart(walk.parseCommit(head));
            for (ObjectId other : others) {
                if (isHere(other)) {
                    walk.markUninteresting(walk.parseCommit(other));
                }
            }
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                commits.add(commit.copy());
                isWhole &= !cut.contains(commit);
            }
        }
        return new Range(commits, isWhole);
    }

    /** Fetches commits further back; false when there are none, or no more are to be fetched. */
    boolean deepen() throws IOException {
        if (fetches == DEPTHS.size() || !isCut()) {
            return false;
        }
        origin.deepen(source, DEPTHS.get(fetches));
        fetches++;
        return true;
    }

    private boolean descendsFrom(ObjectId ancestor) throws IOException {
        if (!isHere(ancestor)) {
            return false;
        }
        try (RevWalk walk = walk(cut())) {
            return walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(head));
        }
    }

    /** Whether commits before this one are known of and not here. */
    private boolean isCut() throws IOException {
        Set<ObjectId> cut = cut();
        if (cut.isEmpty()) {
            return false;
        }
        try (RevWalk walk = walk(cut)) {
            walk.markStart(walk.parseCommit(head));
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (cut.contains(commit)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A repository in memory does not tell its walks where history is cut. */
    private RevWalk walk(Set<ObjectId> cut) throws IOException {
        var walk = new RevWalk(origin.objects());
        walk.assumeShallow(cut);
        return walk;
    }

    /** The commits whose parents were not fetched. */
    private Set<ObjectId> cut() throws IOException {
        return origin.objects().getObjectDatabase().getShallowCommits();
    }

    private boolean isHere(AnyObjectId id) throws IOException {
        return origin.objects().getObjectDatabase().has(id);
    }

    /** How a commit stands to one that was seen before. */
    enum Ancestry {
        DESCENDS,
        DIVERGED,
        UNKNOWN
    }

    /**
     * Some commits.
     *
     * @param isWhole whether none of those asked for is missing
     */
    record Range(List<ObjectId> commits, boolean isWhole) {}
}
