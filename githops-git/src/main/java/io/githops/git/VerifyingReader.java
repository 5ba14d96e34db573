package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Gives no object whose content does not hash to its id, which JGit does not look at. Whatever else JGit makes of damaged
 * files comes out as an {@link IOException}. Not thread-safe.
 */
final class VerifyingReader extends ObjectReader.Filter {
    private final ObjectReader files;

    VerifyingReader(ObjectReader files) {
        this.files = files;
    }

    @Override
    protected ObjectReader delegate() {
        return files;
    }

    @Override
    public ObjectReader newReader() {
        return new VerifyingReader(files.newReader());
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
        return open(id, OBJ_ANY);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int typeHint) throws IOException {
        try {
            ObjectLoader object = files.open(id, typeHint);
            if (!hash(object).equals(id)) {
                throw new CorruptObjectException(id.toObjectId(), "its content has another hash");
            }
            return object;
        } catch (RuntimeException e) {
            throw new IOException("object " + id.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectId hash(ObjectLoader object) throws IOException {
        MessageDigest digest = Constants.newMessageDigest();
        digest.update(Constants.encodedTypeString(object.getType()));
        digest.update((byte) ' ');
        digest.update(Constants.encodeASCII(object.getSize()));
        digest.update((byte) 0);
        if (object.isLarge()) {
            try (InputStream content = new DigestInputStream(object.openStream(), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        } else {
            digest.update(object.getCachedBytes());
        }
        return ObjectId.fromRaw(digest.digest());
    }
}
