package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Finds out where symbolic links of a commit lead, by its objects alone. Not thread-safe. */
final class LinkSearch {
    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    /** Of all links together, as each costs time; those beyond are taken for links in a loop. */
    private static final int MAX_LOOKUPS = 20_000;

    private static final int MAX_TARGET_BYTES = 4096;
    private static final Pattern ABSOLUTE = Pattern.compile("(?:[/\\\\]|[A-Za-z]:).*", Pattern.DOTALL);

    private final ObjectReader reader;
    private final TreeLookup entries;
    private int lookups;

    /** @param root the entries of the commit */
    LinkSearch(ObjectReader reader, ObjectId root) {
        this.reader = reader;
        this.entries = new TreeLookup(reader, root);
    }

    /** What a link says, cut off where no path is so long. */
    String target(ObjectId link) throws IOException {
        try (InputStream content = reader.open(link, Constants.OBJ_BLOB).openStream()) {
            return new String(content.readNBytes(MAX_TARGET_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** @param link its path from the root */
    End follow(String link, String target) throws IOException {
        return new Way(link).follow(target);
    }

    enum Kind {
        /** Out of the repository. */
        OUTSIDE,
        LOOP,
        FOLDER,
        FILE,
        NOTHING
    }

    /**
     * Where a link leads in the end.
     *
     * @param path from the root to what is there; empty for the root and where nothing is
     */
    record End(Kind kind, String path) {
        static End of(Kind kind) {
            return new End(kind, "");
        }
    }

    /** From a link to its end, name by name. */
    private final class Way {
        private final List<String> at;
        private final Deque<String> ahead = new ArrayDeque<>();
        private int links;

        Way(String link) {
            at = new ArrayList<>(List.of(link.split("/")));
            at.remove(at.size() - 1);
        }

        End follow(String target) throws IOException {
            End end = turn(target);
            while (end == null) {
                end = ahead.isEmpty() ? new End(Kind.FOLDER, String.join("/", at)) : step(ahead.pop());
            }
            return end;
        }

        /** Null to go on. */
        private @Nullable End turn(String target) {
            if (ABSOLUTE.matcher(target).matches()) {
                return End.of(Kind.OUTSIDE);
            }
            links++;
            if (links > MAX_LINKS || lookups > MAX_LOOKUPS) {
                return End.of(Kind.LOOP);
            }
            List<String> names = List.of(target.split("/"));
            for (int i = names.size() - 1; i >= 0; i--) {
                ahead.push(names.get(i));
            }
            return null;
        }

        /** Null to go on. */
        private @Nullable End step(String name) throws IOException {
            if (name.isEmpty() || name.equals(".")) {
                return null;
            }
            if (name.equals("..")) {
                return at.isEmpty() ? End.of(Kind.OUTSIDE) : back();
            }
            at.add(name);
            lookups++;
            Optional<TreeEntries.Entry> entry = entries.find(at);
            if (entry.isPresent() && FileMode.SYMLINK.equals(entry.get().mode())) {
                back();
                return turn(target(entry.get().id()));
            }
            if (entry.isPresent() && FileMode.TREE.equals(entry.get().mode())) {
                return null;
            }
            return entry.isPresent() && ahead.isEmpty()
                    ? new End(Kind.FILE, String.join("/", at))
                    : End.of(Kind.NOTHING);
        }

        private @Nullable End back() {
            at.remove(at.size() - 1);
            return null;
        }
    }
}
