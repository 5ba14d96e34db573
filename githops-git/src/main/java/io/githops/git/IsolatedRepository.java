package io.githops.git;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A repository on disk with its own configuration alone: the user's and the system's settings do not take part. Objects that
 * were damaged are not given out.
 */
final class IsolatedRepository extends FileRepository {
    /** Without initializer, as the superclass asks for it before this class is initialized. */
    private @Nullable FileBasedConfig own;

    private IsolatedRepository(FileRepositoryBuilder paths) throws IOException {
        super(paths.setup());
    }

    /** @throws IOException when the repository is there and cannot be read */
    static IsolatedRepository open(FileRepositoryBuilder paths) throws IOException {
        try {
            return new IsolatedRepository(paths);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new IOException("its configuration is malformed", e);
        }
    }

    @Override
    public ObjectReader newObjectReader() {
        return new VerifyingReader(super.newObjectReader());
    }

    @Override
    public FileBasedConfig getConfig() {
        if (own == null) {
            own = load(new FileBasedConfig(null, new File(getCommonDirectory(), Constants.CONFIG), getFS()));
        }
        return own;
    }

    private static FileBasedConfig load(FileBasedConfig config) {
        try {
            config.load();
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigInvalidException e) {
            throw new UncheckedIOException(new IOException("its configuration is malformed", e));
        }
    }
}
