package io.githops.git;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * The repository that a source reads. Each method throws a {@link io.githops.source.SourceException} when the
 * repository cannot be reached or is none, and an {@link IOException} when it sent what cannot be used, or objects are
 * missing or damaged here. Not thread-safe.
 */
interface Origin extends AutoCloseable {
    /**
     * What names such as {@code refs/heads/main} lead to, by name.
     *
     * @param wanted the names of interest, none for all; the answer may hold others
     */
    Map<String, Ref> names(String... wanted) throws IOException;

    /** Where fetched objects are. Asked anew after each fetch. */
    Repository objects() throws IOException;

    /**
     * Asks for names, and fetches what the chosen one leads to unless it is here.
     *
     * @return the chosen one; empty when there is none
     */
    Optional<Ref> fetch(NameChoice choice) throws IOException;

    /** Fetches a commit if it can be had. */
    void fetch(ObjectId commit) throws IOException;

    /**
     * Fetches the commits before one, where the origin has more than are here.
     *
     * @param source a full name or a commit id
     * @param depth how many commits deep, the one itself included
     */
    void deepen(String source, int depth) throws IOException;

    /** Fetches the whole history of all branches and tags. */
    void fetchAll() throws IOException;

    /** Reads nothing more of what was fetched, as it may be damaged. */
    void discard();

    /** Releases connections, memory and files. */
    @Override
    void close();
}
