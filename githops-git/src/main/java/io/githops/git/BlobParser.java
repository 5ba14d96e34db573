package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads and parses files, but those that an earlier listing holds with the same path and content. */
final class BlobParser {
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

    private ParsedBlob read(String path, ObjectId id) throws IOException {
        byte[] content = content(id);
        return LfsPointer.is(content)
                ? ParsedBlob.unusable(id, content.length, LfsPointer.problem(path))
                : ParsedBlob.of(id, content.length, manifests.parse(new ManifestFile(path, content)));
    }

    /** The beginning of a file, which shows when it is too large. */
    private byte[] content(ObjectId id) throws IOException {
        ObjectLoader file = reader.open(id, Constants.OBJ_BLOB);
        if (!file.isLarge() && file.getSize() <= manifests.maxBytes()) {
            return file.getCachedBytes();
        }
        try (InputStream content = file.openStream()) {
            return content.readNBytes(manifests.maxBytes() + 1);
        }
    }
}
