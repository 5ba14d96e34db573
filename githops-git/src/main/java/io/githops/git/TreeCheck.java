package io.githops.git;

import io.githops.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Tells whether a folder is stored as Git stores one, before it is gone through. */
final class TreeCheck {
    /** More than a hundred thousand entries. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Those that were looked at last, as a few may be met again and again; small ones alone. */
    private static final int REMEMBERED = 64;

    private static final int MAX_REMEMBERED_ENTRIES = 1000;

    private final ObjectReader reader;
    private final Map<ObjectId, TreeEntries> sound = new LinkedHashMap<>();

    TreeCheck(ObjectReader reader) {
        this.reader = reader;
    }

    /**
     * What is wrong with a folder, and its entries unless they cannot be told apart.
     *
     * @param path for the problems
     * @throws IOException when it is missing or damaged
     */
    Result check(ObjectId folder, String path) throws IOException {
        TreeEntries known = sound.get(folder);
        if (known != null) {
            return new Result(List.of(), Optional.of(known));
        }
        Result checked = read(folder, path);
        checked.entries()
                .filter(entries -> checked.problems().isEmpty())
                .ifPresent(entries -> remember(folder, entries));
        return checked;
    }

    /**
     * What is wrong with the folders on the way to one, that one left out.
     *
     * @param path from the root with slashes; empty for the root
     */
    List<Problem> checkWay(ObjectId root, String path) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<ObjectId> folder = Optional.of(root);
        String at = "";
        for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
            if (folder.isPresent()) {
                Result checked = check(folder.get(), at.isEmpty() ? "/" : at);
                problems.addAll(checked.problems());
                folder = checked.entries()
                        .flatMap(entries -> entries.named(name))
                        .filter(entry -> FileMode.TREE.equals(entry.mode()))
                        .map(TreeEntries.Entry::id);
                at = at.isEmpty() ? name : at + "/" + name;
            }
        }
        return problems;
    }

    private void remember(ObjectId folder, TreeEntries entries) {
        if (entries.entries().size() <= MAX_REMEMBERED_ENTRIES) {
            sound.put(folder, entries);
        }
        if (sound.size() > REMEMBERED) {
            sound.remove(sound.keySet().iterator().next());
        }
    }

    private Result read(ObjectId folder, String path) throws IOException {
        ObjectLoader tree;
        try {
            tree = reader.open(folder, Constants.OBJ_TREE);
        } catch (IncorrectObjectTypeException e) {
            return Result.broken(EntryProblems.wrongType(path, "a folder"));
        }
        if (tree.getSize() > MAX_BYTES) {
            return Result.broken(EntryProblems.of(
                    path,
                    "GH2059",
                    "found a folder whose list of entries has " + tree.getSize() + " bytes; expected at most "
                            + MAX_BYTES + "; split it into several"));
        }
        return TreeEntries.parse(tree.getCachedBytes())
                .map(entries -> new Result(problems(entries, path), Optional.of(entries)))
                .orElseGet(() -> Result.broken(malformed(path, "a list of entries that breaks off or is none")));
    }

    private static List<Problem> problems(TreeEntries entries, String path) {
        List<Problem> problems = new ArrayList<>();
        entries.outOfOrder()
                .map(entry -> EntryName.of(entry.name()).shown())
                .ifPresent(name -> problems.add(malformed(path, "the entry \"" + name + "\" out of its order")));
        Set<String> seen = new HashSet<>();
        Set<String> reported = new HashSet<>();
        for (TreeEntries.Entry entry : entries.entries()) {
            String name = new String(entry.name(), StandardCharsets.ISO_8859_1);
            if (!seen.add(name) && reported.add(name)) {
                problems.add(EntryProblems.of(
                        path,
                        "GH2049",
                        "found several entries named \""
                                + EntryName.of(entry.name()).shown()
                                + "\"; expected one; git itself never commits that, so find out who did, and push a"
                                + " commit without it"));
            }
        }
        return problems;
    }

    private static Problem malformed(String path, String found) {
        return EntryProblems.of(
                path,
                "GH2048",
                "found " + found + "; expected a folder as git stores it; find out who pushed it, and push a commit"
                        + " that git wrote");
    }

    /** What was found; no entries when they cannot be read. */
    record Result(List<Problem> problems, Optional<TreeEntries> entries) {
        static Result broken(Problem problem) {
            return new Result(List.of(problem), Optional.empty());
        }
    }
}
