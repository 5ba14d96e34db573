package io.githops.git;

import io.githops.git.trust.CommitSigner;
import io.githops.git.trust.TestKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.jspecify.annotations.Nullable;

/** A repository with one manifest, whose commits and tags are signed or not. */
final class SignedRepository implements AutoCloseable {
    static final CommitSigner ADA = CommitSigner.ssh(TestKey.ED25519.privateKey());
    static final CommitSigner MALLORY = CommitSigner.ssh(TestKey.OTHER.privateKey());
    static final @Nullable CommitSigner NOBODY = null;

    private final TestRepository files;
    private final ObjectId tree;
    private Instant now = TestRepository.START;

    private SignedRepository(TestRepository files, ObjectId tree) {
        this.files = files;
        this.tree = tree;
    }

    static SignedRepository create(Path folder) throws IOException {
        TestRepository files = TestRepository.create(folder).file("web.yaml", TestRepository.configMap("web"));
        String first = files.commit("Add web");
        ObjectId tree = files.repository()
                .parseCommit(ObjectId.fromString(first))
                .getTree()
                .copy();
        return new SignedRepository(files, tree);
    }

    /** A commit after others that no branch has yet; returns its id. */
    String commit(@Nullable CommitSigner signer, String... parents) throws IOException {
        now = now.plusSeconds(60);
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        for (String parent : parents) {
            commit.addParentId(ObjectId.fromString(parent));
        }
        commit.setAuthor(person());
        commit.setCommitter(person());
        commit.setMessage("Commit at " + now);
        byte[] raw = commit.build();
        return insert(Constants.OBJ_COMMIT, signer == null ? raw : signer.signCommit(raw));
    }

    /** Commits one after the other, the first after a given one; returns the id of the last. */
    String commits(int count, @Nullable CommitSigner signer, String parent) throws IOException {
        String last = parent;
        for (int i = 0; i < count; i++) {
            last = commit(signer, last);
        }
        return last;
    }

    /** An annotated tag; returns its id. */
    String tag(@Nullable CommitSigner signer, String name, String commit) throws IOException {
        var tag = new TagBuilder();
        tag.setTag(name);
        tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
        tag.setTagger(person());
        tag.setMessage("Release\n");
        byte[] raw = tag.build();
        String id = insert(Constants.OBJ_TAG, signer == null ? raw : signer.signTag(raw));
        point(Constants.R_TAGS + name, id);
        return id;
    }

    /** Points the branch main at a commit; returns its id. */
    String main(String commit) throws IOException {
        return point("refs/heads/main", commit);
    }

    String point(String name, String id) throws IOException {
        files.point(name, id);
        return id;
    }

    void delete(String name) throws IOException {
        files.delete(name);
    }

    String folder() {
        return files.folder().toString();
    }

    Repository repository() {
        return files.repository();
    }

    @Override
    public void close() {
        files.close();
    }

    private String insert(int type, byte[] raw) throws IOException {
        try (ObjectInserter inserter = repository().newObjectInserter()) {
            ObjectId id = inserter.insert(type, raw);
            inserter.flush();
            return id.name();
        }
    }

    private PersonIdent person() {
        return new PersonIdent("Ada Example", "ada@example.org", now, ZoneOffset.UTC);
    }
}
