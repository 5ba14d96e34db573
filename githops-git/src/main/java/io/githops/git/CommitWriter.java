package io.githops.git;

import io.githops.git.trust.CommitSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Makes commits among the objects of a repository; no name leads to them yet. */
final class CommitWriter {
    private final GitPerson committer;
    private final boolean signsOff;
    private final @Nullable CommitSigner signer;
    private final Clock clock;

    CommitWriter(GitPerson committer, boolean signsOff, @Nullable CommitSigner signer, Clock clock) {
        this.committer = committer;
        this.signsOff = signsOff;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Makes a commit.
     *
     * @param parent null for the first commit of a branch
     * @param edits what the commit changes of its parent
     */
    ObjectId write(Repository repository, @Nullable RevCommit parent, List<FileEdit> edits, Proposal proposal)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            for (FileEdit edit : edits) {
                if (edit.content() != null) {
                    inserter.insert(Constants.OBJ_BLOB, edit.content());
                }
            }
            var commit = new CommitBuilder();
            commit.setTreeId(storableTree(inserter, parent, edits));
            if (parent != null) {
                commit.setParentId(parent);
            }
            commit.setAuthor(person(proposal.namedAuthor() == null ? committer : proposal.namedAuthor()));
            commit.setCommitter(person(committer));
            commit.setEncoding(StandardCharsets.UTF_8);
            commit.setMessage(
                    signsOff ? CommitText.signedOff(proposal.message(), committer) : CommitText.of(proposal.message()));
            byte[] content = commit.build();
            ObjectId id = inserter.insert(Constants.OBJ_COMMIT, signer == null ? content : signer.signCommit(content));
            inserter.flush();
            return id;
        }
    }

    private static ObjectId storableTree(ObjectInserter inserter, @Nullable RevCommit parent, List<FileEdit> edits)
            throws IOException {
        try {
            return tree(inserter, parent, edits);
        } catch (InvalidPathException e) {
            throw new UnwritableException("found an " + e.getMessage().replaceFirst("^I", "i")
                    + "; expected only paths that git itself would write; take it out of the branch first");
        }
    }

    private static ObjectId tree(ObjectInserter inserter, @Nullable RevCommit parent, List<FileEdit> edits)
            throws IOException {
        DirCache files = DirCache.newInCore();
        if (parent != null) {
            DirCacheBuilder builder = files.builder();
            builder.addTree(new byte[0], DirCacheEntry.STAGE_0, inserter.newReader(), parent.getTree());
            builder.finish();
        }
        DirCacheEditor editor = files.editor();
        edits.forEach(edit -> editor.add(step(edit)));
        editor.finish();
        return files.writeTree(inserter);
    }

    private static DirCacheEditor.PathEdit step(FileEdit edit) {
        if (!edit.after().exists()) {
            return new DirCacheEditor.DeletePath(edit.path());
        }
        return new DirCacheEditor.PathEdit(edit.path()) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(edit.after().mode());
                entry.setObjectId(edit.after().id());
            }
        };
    }

    private PersonIdent person(GitPerson person) {
        return new PersonIdent(person.name(), person.email(), clock.instant(), ZoneOffset.UTC);
    }
}
