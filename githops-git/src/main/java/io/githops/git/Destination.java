package io.githops.git;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;

/** The repository that a writer writes to. Not thread-safe. */
interface Destination extends AutoCloseable {

    static Destination of(GitOptions options) {
        Path folder = options.address().folder();
        return folder == null ? new RemoteDestination(options) : new LocalDestination(new LocalOrigin(folder));
    }

    /** The same repository, to be read; commits are made among its objects. */
    Origin origin();

    /**
     * Moves a branch forward, or makes it.
     *
     * @param branch full name
     * @param old what it must be; {@link ObjectId#zeroId} when it must not be there
     * @throws io.githops.source.SourceException when the repository cannot be reached; then nothing was pushed
     * @throws IOException when the repository answers what cannot be used; then nothing was pushed
     */
    PushOutcome push(String branch, ObjectId old, ObjectId commit) throws IOException;

    @Override
    default void close() {
        origin().close();
    }
}
