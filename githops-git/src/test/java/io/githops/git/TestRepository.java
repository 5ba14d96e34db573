package io.githops.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository on disk, written with a fixed author and a clock that moves a minute with each commit. Files are
 * staged, then committed to the branch that HEAD names, at first {@code main}.
 */
final class TestRepository implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Repository repository;
    private final Map<String, Staged> staged = new TreeMap<>();
    private Instant now = START;

    private TestRepository(Repository repository) {
        this.repository = repository;
    }

    static TestRepository create(Path folder) throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        repository.create(true);
        return new TestRepository(repository).checkout("main");
    }

    /** A manifest of a config map. */
    static String configMap(String name) {
        return """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s", "namespace": "lab"}}
                """.formatted(name);
    }

    TestRepository file(String path, String content) {
        return stage(path, FileMode.REGULAR_FILE, insert(Constants.OBJ_BLOB, content));
    }

    TestRepository link(String path, String target) {
        return stage(path, FileMode.SYMLINK, insert(Constants.OBJ_BLOB, target));
    }

    TestRepository submodule(String path) {
        return stage(path, FileMode.GITLINK, ObjectId.fromString("1234567890123456789012345678901234567890"));
    }

    TestRepository remove(String path) {
        staged.remove(path);
        return this;
    }

    /** Commits what is staged and moves the branch; returns the commit's id. */
    String commit(String message) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = commit(message, writeTree(inserter));
            ObjectId parent = repository.resolve(Constants.HEAD);
            if (parent != null) {
                commit.setParentId(parent);
            }
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point(Constants.HEAD, id);
            now = now.plusSeconds(60);
            return id.name();
        }
    }

    /** Makes two branches whose commits begin with the same seven digits; returns these. */
    String commitTwoThatBeginAlike() throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = writeTree(inserter);
            Map<String, byte[]> commits = new HashMap<>();
            for (int i = 0; ; i++) {
                byte[] commit = commit("Commit " + i, tree).build();
                String digits =
                        inserter.idFor(Constants.OBJ_COMMIT, commit).name().substring(0, 7);
                byte[] other = commits.put(digits, commit);
                if (other != null) {
                    point("refs/heads/alike-1", inserter.insert(Constants.OBJ_COMMIT, commit));
                    point("refs/heads/alike-2", inserter.insert(Constants.OBJ_COMMIT, other));
                    inserter.flush();
                    return digits;
                }
            }
        }
    }

    /** Makes HEAD name a branch, which need not exist. */
    TestRepository checkout(String branch) throws IOException {
        repository.updateRef(Constants.HEAD, false).link(Constants.R_HEADS + branch);
        return this;
    }

    /** Makes HEAD name a commit. */
    TestRepository detach(String id) throws IOException {
        RefUpdate update = repository.updateRef(Constants.HEAD, true);
        update.setNewObjectId(ObjectId.fromString(id));
        update.forceUpdate();
        return this;
    }

    /** Points a branch, a tag or any other name at an object. */
    TestRepository point(String fullName, String id) throws IOException {
        point(fullName, ObjectId.fromString(id));
        return this;
    }

    /** Deletes branches, tags or other names. */
    TestRepository delete(String... fullNames) throws IOException {
        for (String name : fullNames) {
            RefUpdate update = repository.updateRef(name, true);
            update.setForceUpdate(true);
            update.delete();
        }
        return this;
    }

    TestRepository annotatedTag(String name, String id) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            var tag = new TagBuilder();
            tag.setTag(name);
            tag.setObjectId(ObjectId.fromString(id), Constants.OBJ_COMMIT);
            tag.setTagger(author());
            tag.setMessage("Tag " + name);
            ObjectId tagId = inserter.insert(tag);
            inserter.flush();
            point(Constants.R_TAGS + name, tagId);
            return this;
        }
    }

    /** Stores text that no name leads to; returns its id. */
    String blob(String text) {
        return insert(Constants.OBJ_BLOB, text).name();
    }

    Repository repository() {
        return repository;
    }

    Path folder() {
        return repository.getDirectory().toPath();
    }

    /** The {@code file://} address. */
    String url() {
        return folder().toUri().toString();
    }

    @Override
    public void close() {
        repository.close();
    }

    private CommitBuilder commit(String message, ObjectId tree) {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setMessage(message);
        commit.setAuthor(author());
        commit.setCommitter(new PersonIdent("Release Robot", "robot@example.org", now, ZoneOffset.UTC));
        return commit;
    }

    private PersonIdent author() {
        return new PersonIdent("Ada Example", "ada@example.org", now, ZoneOffset.UTC);
    }

    private TestRepository stage(String path, FileMode mode, ObjectId id) {
        staged.put(path, new Staged(mode, id));
        return this;
    }

    private ObjectId insert(int type, String text) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(type, text.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectId writeTree(ObjectInserter inserter) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        staged.forEach((path, file) -> {
            var entry = new DirCacheEntry(path);
            entry.setFileMode(file.mode());
            entry.setObjectId(file.id());
            builder.add(entry);
        });
        builder.finish();
        return index.writeTree(inserter);
    }

    private void point(String fullName, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(fullName);
        update.setNewObjectId(id);
        update.forceUpdate();
    }

    private record Staged(FileMode mode, ObjectId id) {}
}
