package io.githops.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files of a working tree Git does not know and was told to ignore, by files {@code .gitignore} and by
 * {@code info/exclude} of the repository; the user's own list takes no part. What was added once is never ignored.
 */
final class UntrackedRules {
    private static final String NAME = ".gitignore";

    private final WorkingTree tree;
    private final MatchEffort effort;

    UntrackedRules(WorkingTree tree, MatchEffort effort) {
        this.tree = tree;
        this.effort = effort;
    }

    /** What holds for the entries of the folder above one; for the root, what holds everywhere. */
    Scope above(String folder) throws IOException {
        Path exclude = tree.repository().getCommonDirectory().toPath().resolve("info/exclude");
        Scope scope = new Scope(IgnoreRules.NONE.in("", patterns(exclude)), false);
        if (!folder.isEmpty()) {
            scope = in("", scope);
        }
        for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
            scope = in(folder.substring(0, slash), scope);
        }
        return scope;
    }

    /**
     * What holds for the entries of a folder.
     *
     * @param folder from the root of the working tree; empty for the root
     * @param outer of the folder above
     */
    Scope in(String folder, Scope outer) throws IOException {
        boolean isIgnored =
                outer.isIgnored() || !folder.isEmpty() && outer.rules().ignores(folder, true, effort);
        return new Scope(
                outer.rules().in(folder, patterns(tree.root().resolve(folder).resolve(NAME))), isIgnored);
    }

    /** @param path from the root of the working tree */
    boolean leaveOut(String path, boolean isFolder, Scope scope) {
        boolean isIgnored = scope.isIgnored() || scope.rules().ignores(path, isFolder, effort);
        return isIgnored && !(isFolder ? tree.hasTrackedIn(path) : tree.isTracked(path));
    }

    private static List<IgnorePattern> patterns(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? IgnoreRules.patterns(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : List.of();
    }

    /**
     * What holds for the entries of a folder.
     *
     * @param isIgnored whether the folder itself is, or one above it, so that all is that Git does not know
     */
    record Scope(IgnoreRules rules, boolean isIgnored) {}
}
