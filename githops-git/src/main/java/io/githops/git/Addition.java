package io.githops.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;

/** Puts objects into a repository of an {@link ObjectStore}. */
interface Addition<T> {
    T to(Repository repository) throws IOException;
}
