package io.githops.git;

import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/** A repository with objects that somebody wrote who means no good, and what a source says of them. */
final class HostileRepository implements AutoCloseable {
    private final TestRepository repository;

    HostileRepository(Path folder) throws IOException {
        repository = TestRepository.create(folder);
    }

    /** A manifest of that name. */
    ObjectId manifest(String name) {
        return blob(configMap(name));
    }

    ObjectId blob(String text) {
        return insert(inserter -> inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)));
    }

    ObjectId tree(Consumer<RawTree> content) {
        var tree = new RawTree();
        content.accept(tree);
        return insert(tree::insert);
    }

    /** Makes these the files of the branch that is read. */
    HostileRepository commit(ObjectId root) throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(root);
        commit.setMessage("Attack");
        commit.setAuthor(new PersonIdent("Mallory", "mallory@example.org", TestRepository.START, ZoneOffset.UTC));
        commit.setCommitter(commit.getAuthor());
        repository.point(
                "refs/heads/main", insert(inserter -> inserter.insert(commit)).name());
        return this;
    }

    /** A source of what was committed last. */
    GitSourceBuilder source() {
        return GitSource.builder(repository.url());
    }

    /** What a source with no options says of files at a root; empty when it reads them. */
    List<Problem> problems(ObjectId root) throws IOException {
        return commit(root).problems(source());
    }

    List<Problem> problems(GitSourceBuilder source) {
        var failure = catchThrowableOfType(ManifestException.class, () -> Fetching.fetch(source));
        return failure == null ? List.of() : failure.problems();
    }

    Snapshot read(ObjectId root) throws IOException {
        return Fetching.fetch(commit(root).source());
    }

    TestRepository repository() {
        return repository;
    }

    @Override
    public void close() {
        repository.close();
    }

    private ObjectId insert(Insertion insertion) {
        try (ObjectInserter inserter = repository.repository().newObjectInserter()) {
            ObjectId id = insertion.into(inserter);
            inserter.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Insertion {
        ObjectId into(ObjectInserter inserter) throws IOException;
    }
}
