package io.githops.git;

import java.io.IOException;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.util.FS;

/** A repository in memory whose readers know where its history ends, which those of JGit's do not. */
final class MemoryRepository extends InMemoryRepository {
    MemoryRepository() {
        super(new DfsRepositoryDescription("githops"));
        ObjectStore.configure(getConfig());
    }

    @Override
    public FS getFS() {
        return FS.DETECTED;
    }

    @Override
    public ObjectReader newObjectReader() {
        return new Reader(super.newObjectReader());
    }

    private final class Reader extends ObjectReader.Filter {
        private final ObjectReader objects;

        Reader(ObjectReader objects) {
            this.objects = objects;
        }

        @Override
        protected ObjectReader delegate() {
            return objects;
        }

        @Override
        public ObjectReader newReader() {
            return newObjectReader();
        }

        @Override
        public Set<ObjectId> getShallowCommits() throws IOException {
            return getObjectDatabase().getShallowCommits();
        }
    }
}
