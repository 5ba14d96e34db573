package io.githops.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The annotated tags that lead to a commit.
 *
 * @param tags in order; empty when none does
 * @param commit null when they lead to something else
 */
record TagChain(List<Tag> tags, @Nullable ObjectId commit) {

    static TagChain of(Repository objects, ObjectId start) throws IOException {
        List<Tag> tags = new ArrayList<>();
        try (RevWalk walk = new RevWalk(objects)) {
            RevObject object = walk.parseAny(start);
            while (object instanceof RevTag tag) {
                tags.add(new Tag(tag.copy(), tag.getTagName()));
                object = walk.parseAny(tag.getObject());
            }
            return new TagChain(tags, object instanceof RevCommit ? object.copy() : null);
        }
    }

    /** @param name what the tag says it is called */
    record Tag(ObjectId id, String name) {}
}
