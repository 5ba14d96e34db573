package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Position;
import io.githops.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads and parses files, but those that an earlier listing holds with the same path and content. */
final class BlobParser {
    private static final byte[] LFS_POINTER =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);

    private final ObjectReader reader;
    private final ManifestReader manifests;
    private final Collection<FolderListing> known;

    BlobParser(ObjectReader reader, ManifestReader manifests, Collection<FolderListing> known) {
        this.reader = reader;
        this.manifests = manifests;
        this.known = known;
    }

    /** @param path from the root with slashes; positions carry it */
    ParsedBlob parse(String path, ObjectId id) throws IOException {
        for (FolderListing listing : known) {
            ParsedBlob blob = listing.file(path);
            if (blob != null && blob.id().equals(id)) {
                return blob;
            }
        }
        return read(path, id);
    }

    /** The beginning of a file, which shows when it is too large. */
    byte[] content(ObjectId id) throws IOException {
        try (InputStream content = reader.open(id, Constants.OBJ_BLOB).openStream()) {
            return content.readNBytes(manifests.maxBytes() + 1);
        }
    }

    private ParsedBlob read(String path, ObjectId id) throws IOException {
        byte[] content = content(id);
        return isLfsPointer(content)
                ? ParsedBlob.unusable(
                        id,
                        Problem.error(
                                "GH2012",
                                "found a Git LFS pointer in place of the file; expected a manifest; commit the file itself",
                                new Position(path, 1, 1)))
                : ParsedBlob.of(id, manifests.parse(new ManifestFile(path, content)));
    }

    private static boolean isLfsPointer(byte[] content) {
        return content.length >= LFS_POINTER.length
                && Arrays.equals(content, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length);
    }
}
