package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads the files {@code .githopsignore} of folders. */
final class IgnoreFiles {
    static final String NAME = ".githopsignore";

    /** Both bound the time that an entry takes, as each is compared with each line. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_LINES = 1000;

    private final ObjectReader reader;
    private final EntryProblems problems;

    IgnoreFiles(ObjectReader reader, EntryProblems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    /**
     * The rules of a folder.
     *
     * @param folder from the folder that is read; empty for that folder itself
     * @param prefix of paths from the root
     * @param outer of the folder above
     */
    IgnoreRules in(TreeEntries entries, String folder, String prefix, IgnoreRules outer) throws IOException {
        Optional<TreeEntries.Entry> file = entries.named(NAME);
        if (file.isEmpty()) {
            return outer;
        }
        String path = prefix + (folder.isEmpty() ? "" : folder + "/") + NAME;
        return outer.in(folder, patterns(file.get(), path));
    }

    /** Those of a text; none with a problem when it is too long. */
    static List<IgnorePattern> patterns(byte[] content, String path, EntryProblems problems) {
        List<IgnorePattern> patterns = content.length > MAX_BYTES
                ? List.of()
                : IgnoreRules.patterns(new String(content, StandardCharsets.UTF_8));
        if (content.length > MAX_BYTES || patterns.size() > MAX_LINES) {
            problems.add(EntryProblems.of(
                    path,
                    "GH2054",
                    "found a file of more than " + MAX_BYTES + " bytes or " + MAX_LINES
                            + " patterns; expected fewer; ignore whole folders"));
            return List.of();
        }
        return patterns;
    }

    private List<IgnorePattern> patterns(TreeEntries.Entry file, String path) throws IOException {
        if (FileMode.SYMLINK.equals(file.mode())) {
            problems.add(EntryProblems.of(
                    path,
                    "GH2011",
                    "found a symbolic link; expected a file with patterns, as links are not followed; commit the content"
                            + " itself"));
            return List.of();
        }
        boolean isFile = FileMode.REGULAR_FILE.equals(file.mode()) || FileMode.EXECUTABLE_FILE.equals(file.mode());
        return isFile ? patterns(content(file.id(), path), path, problems) : List.of();
    }

    private byte[] content(ObjectId id, String path) throws IOException {
        try (InputStream content = reader.open(id, Constants.OBJ_BLOB).openStream()) {
            return content.readNBytes(MAX_BYTES + 1);
        } catch (IncorrectObjectTypeException e) {
            problems.add(EntryProblems.wrongType(path, "a file"));
            return new byte[0];
        }
    }
}
