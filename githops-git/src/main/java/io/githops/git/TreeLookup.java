package io.githops.git;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Finds entries of a commit by their path; remembers the folders it read last. Not thread-safe. */
final class TreeLookup {
    private static final int REMEMBERED = 32;

    private final ObjectReader reader;
    private final ObjectId root;
    private final Map<ObjectId, Optional<TreeEntries>> read = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectId, Optional<TreeEntries>> eldest) {
            return size() > REMEMBERED;
        }
    };

    TreeLookup(ObjectReader reader, ObjectId root) {
        this.reader = reader;
        this.root = root;
    }

    /**
     * Empty when there is no such entry, or a folder on the way to it is malformed.
     *
     * @param path the names from the root, at least one
     */
    Optional<TreeEntries.Entry> find(List<String> path) throws IOException {
        Optional<TreeEntries.Entry> found = entries(root).flatMap(entries -> entries.named(path.get(0)));
        for (String name : path.subList(1, path.size())) {
            if (found.isEmpty() || !FileMode.TREE.equals(found.get().mode())) {
                return Optional.empty();
            }
            found = entries(found.get().id()).flatMap(entries -> entries.named(name));
        }
        return found;
    }

    /** What a folder holds; empty when there is no such folder, or one on the way to it is malformed. */
    Optional<TreeEntries> folder(List<String> path) throws IOException {
        if (path.isEmpty()) {
            return entries(root);
        }
        Optional<TreeEntries.Entry> found = find(path).filter(entry -> FileMode.TREE.equals(entry.mode()));
        return found.isEmpty() ? Optional.empty() : entries(found.get().id());
    }

    private Optional<TreeEntries> entries(ObjectId folder) throws IOException {
        Optional<TreeEntries> known = read.get(folder);
        if (known == null) {
            known = parse(folder);
            read.put(folder, known);
        }
        return known;
    }

    private Optional<TreeEntries> parse(ObjectId folder) throws IOException {
        try {
            return TreeEntries.parse(reader.open(folder, Constants.OBJ_TREE).getCachedBytes());
        } catch (IncorrectObjectTypeException e) {
            return Optional.empty();
        }
    }
}
