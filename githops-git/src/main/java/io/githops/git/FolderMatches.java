package io.githops.git;

import io.githops.model.ManifestException;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** The folders of a commit that match a pattern; looks into no others than may lead to one. Used once. */
final class FolderMatches {
    private final TreeCheck check;
    private final GlobPattern wanted;
    private final List<GlobPattern> ways;
    private final boolean isDeep;
    private final EntryProblems problems = new EntryProblems();
    private final EntryCounts counts;
    private final SortedSet<String> found = new TreeSet<>();

    /** @param pattern from the root, with slashes */
    FolderMatches(ObjectReader reader, String pattern, GitLimits limits) {
        List<String> names = List.of(pattern.split("/"));
        int fixed = names.contains("**") ? names.indexOf("**") : names.size();
        this.check = new TreeCheck(reader);
        this.wanted = anchored(names);
        this.ways = IntStream.rangeClosed(1, fixed)
                .mapToObj(length -> anchored(names.subList(0, length)))
                .toList();
        this.isDeep = fixed < names.size();
        this.counts = new EntryCounts(limits, problems);
    }

    private static GlobPattern anchored(List<String> names) {
        return GlobPattern.parse("/" + String.join("/", names));
    }

    /**
     * Their paths from the root.
     *
     * @throws ManifestException when folders on the way are not as git stores them, or there is too much of them
     */
    SortedSet<String> in(ObjectId root) throws IOException {
        look(root, "", 1);
        if (!problems.problems().isEmpty()) {
            throw new ManifestException(problems.problems());
        }
        return found;
    }

    private void look(ObjectId folder, String prefix, int depth) throws IOException {
        TreeCheck.Result checked = check.check(folder, prefix.isEmpty() ? "/" : prefix);
        checked.problems().forEach(problems::add);
        if (checked.entries().isEmpty()) {
            return;
        }
        var names = new FolderNames();
        for (TreeEntries.Entry entry : checked.entries().get().entries()) {
            EntryName name = EntryName.of(entry.name());
            String path = prefix + name.shown();
            if (problems.areFull() || !counts.addEntry(path)) {
                return;
            }
            if (FileMode.TREE.equals(entry.mode()) && !name.isHidden() && counts.isShort(path)) {
                visit(entry.id(), name, path, depth, names);
            }
        }
    }

    private void visit(ObjectId folder, EntryName name, String path, int depth, FolderNames names) throws IOException {
        boolean isWanted = wanted.matches(path);
        boolean leadsOn = depth < ways.size() ? ways.get(depth - 1).matches(path) : isDeep;
        if (!isWanted && !leadsOn || !names.admits(name, path, problems)) {
            return;
        }
        if (isWanted) {
            found.add(path);
        }
        if (leadsOn && counts.addFolder(path, depth)) {
            look(folder, path + "/", depth + 1);
        }
    }
}
