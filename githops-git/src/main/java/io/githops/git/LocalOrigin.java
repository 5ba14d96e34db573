package io.githops.git;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, read where it is. */
final class LocalOrigin implements Origin {
    private static final String OBJECT_FORMAT = "sha1";

    private final Path folder;
    private @Nullable Repository repository;

    LocalOrigin(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, Ref> names(String... wanted) throws IOException {
        if (repository != null && !repository.getDirectory().isDirectory()) {
            close();
        }
        var names = objects().getRefDatabase();
        return wanted.length > 0
                ? names.exactRef(wanted)
                : names.getRefs().stream().collect(Collectors.toMap(Ref::getName, Function.identity()));
    }

    @Override
    public Repository objects() throws IOException {
        if (repository == null) {
            repository = IsolatedRepository.open(paths());
            requireObjectFormat(repository);
        }
        return repository;
    }

    private void requireObjectFormat(Repository opened) {
        String format = opened.getConfig().getString("extensions", null, "objectformat");
        if (format != null && !format.equalsIgnoreCase(OBJECT_FORMAT)) {
            close();
            throw new SourceUnavailableException(
                    folder + ": found objects that are named by \"" + format + "\"; expected " + OBJECT_FORMAT
                            + ", as no other is supported; make a repository with git init --object-format="
                            + OBJECT_FORMAT,
                    null);
        }
    }

    @Override
    public Optional<Ref> fetch(NameChoice choice) throws IOException {
        return choice.best()
                .apply(choice.arePrefixes() ? names() : names(choice.names().toArray(String[]::new)));
    }

    @Override
    public void fetch(ObjectId commit) {}

    @Override
    public void deepen(String source, int depth) {}

    @Override
    public void fetchAll() {}

    @Override
    public void discard() {
        close();
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
            repository = null;
        }
    }

    private FileRepositoryBuilder paths() {
        var paths = new FileRepositoryBuilder()
                .addCeilingDirectory(folder.toFile().getParentFile())
                .findGitDir(folder.toFile());
        if (paths.getGitDir() == null) {
            throw new SourceUnavailableException(
                    folder
                            + (Files.isDirectory(folder)
                                    ? ": the folder holds no Git repository"
                                    : ": there is no such folder")
                            + "; expected a Git repository, bare or not; check the path",
                    null);
        }
        return paths;
    }
}
