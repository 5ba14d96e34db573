package io.githops.git;

/** Which symbolic links are refused: those that stand for manifests, and those that lead astray. None is followed. */
final class LinkRules {
    private static final String REMEDY = "; commit the content itself, or ignore the link";

    private final String folder;
    private final EntryProblems problems;

    /** @param folder that is read, from the root; empty for the root */
    LinkRules(String folder, EntryProblems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reports a link unless it is harmless.
     *
     * @param target as the link says it
     * @param isWanted whether it has the name of a manifest; a link to a folder stands for manifests whatever its name is
     */
    void check(String path, String target, LinkSearch.End end, boolean isWanted) {
        String shown = "\"" + ShownName.of(target) + "\"";
        boolean standsForManifests = isWanted || end.kind() == LinkSearch.Kind.FOLDER;
        if (end.kind() == LinkSearch.Kind.OUTSIDE) {
            add(path, "GH2052", "to " + shown + ", out of the repository; expected none that leads there");
        } else if (end.kind() == LinkSearch.Kind.LOOP) {
            add(path, "GH2053", "to " + shown + " that leads back to itself; expected one with an end");
        } else if (standsForManifests && leavesFolder(end)) {
            add(path, "GH2052", "to " + shown + ", out of the folder \"" + folder + "\" that is read; expected a file");
        } else if (standsForManifests) {
            add(path, "GH2011", "to " + shown + "; expected a file, as links are not followed");
        }
    }

    private boolean leavesFolder(LinkSearch.End end) {
        return end.kind() != LinkSearch.Kind.NOTHING
                && !folder.isEmpty()
                && !end.path().equals(folder)
                && !end.path().startsWith(folder + "/");
    }

    private void add(String path, String code, String found) {
        problems.add(EntryProblems.of(path, code, "found a symbolic link " + found + REMEDY));
    }
}
