package io.githops.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** A folder as objects store it, with any name, mode and order, as no Git program would write it. */
final class RawTree {
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

    RawTree file(String name, ObjectId content) {
        return entry("100644", name, content);
    }

    RawTree folder(String name, ObjectId content) {
        return entry("40000", name, content);
    }

    RawTree link(String name, ObjectId target) {
        return entry("120000", name, target);
    }

    RawTree entry(String mode, String name, ObjectId id) {
        return entry(mode, name.getBytes(StandardCharsets.UTF_8), id);
    }

    RawTree entry(String mode, byte[] name, ObjectId id) {
        byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];
        id.copyRawTo(raw, 0);
        entries.writeBytes((mode + " ").getBytes(StandardCharsets.US_ASCII));
        entries.writeBytes(name);
        entries.write(0);
        return bytes(raw);
    }

    RawTree bytes(byte... bytes) {
        entries.writeBytes(bytes);
        return this;
    }

    /** Changes a byte, if there are so many. */
    RawTree change(int at, byte value) {
        byte[] changed = entries.toByteArray();
        if (at < changed.length) {
            changed[at] = value;
        }
        entries.reset();
        return bytes(changed);
    }

    ObjectId insert(ObjectInserter inserter) throws IOException {
        return inserter.insert(Constants.OBJ_TREE, entries.toByteArray());
    }
}
