package io.githops.git;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds out where symbolic links of a working tree lead. */
final class LinkOnDisk {
    private LinkOnDisk() {}

    /** @param target as the link says it; an absolute one leads out of every other clone */
    static LinkSearch.End follow(Path root, Path link, String target) throws IOException {
        if (Path.of(target).isAbsolute()) {
            return LinkSearch.End.of(LinkSearch.Kind.OUTSIDE);
        }
        try {
            Path top = root.toRealPath();
            Path end = link.toRealPath();
            if (!end.startsWith(top)) {
                return LinkSearch.End.of(LinkSearch.Kind.OUTSIDE);
            }
            String path = top.relativize(end).toString().replace('\\', '/');
            return new LinkSearch.End(Files.isDirectory(end) ? LinkSearch.Kind.FOLDER : LinkSearch.Kind.FILE, path);
        } catch (NoSuchFileException e) {
            return isInside(root, link, target)
                    ? LinkSearch.End.of(LinkSearch.Kind.NOTHING)
                    : LinkSearch.End.of(LinkSearch.Kind.OUTSIDE);
        } catch (FileSystemException e) {
            return LinkSearch.End.of(LinkSearch.Kind.LOOP);
        }
    }

    private static boolean isInside(Path root, Path link, String target) {
        return link.resolveSibling(target).normalize().startsWith(root.normalize());
    }
}
