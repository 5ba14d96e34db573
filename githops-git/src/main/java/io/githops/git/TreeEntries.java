package io.githops.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** The entries of a folder as they were stored, read without trust in any byte of them. */
record TreeEntries(List<Entry> entries) {
    private static final int MAX_MODE_DIGITS = 7;

    /** Empty when the bytes do not end where an entry does, or an entry is malformed. */
    static Optional<TreeEntries> parse(byte[] tree) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < tree.length) {
            int modeEnd = indexOf(tree, ' ', at);
            int nameEnd = modeEnd < 0 ? -1 : indexOf(tree, 0, modeEnd + 1);
            int end = nameEnd + 1 + Constants.OBJECT_ID_LENGTH;
            int mode = modeEnd < 0 ? -1 : mode(tree, at, modeEnd);
            if (nameEnd < 0 || end > tree.length || mode < 0) {
                return Optional.empty();
            }
            byte[] name = Arrays.copyOfRange(tree, modeEnd + 1, nameEnd);
            entries.add(new Entry(mode, name, ObjectId.fromRaw(tree, nameEnd + 1)));
            at = end;
        }
        return Optional.of(new TreeEntries(entries));
    }

    Optional<Entry> named(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        return entries.stream()
                .filter(entry -> Arrays.equals(entry.name(), wanted))
                .findFirst();
    }

    /** The first that does not come after the one before it in Git's order. */
    Optional<Entry> outOfOrder() {
        for (int i = 1; i < entries.size(); i++) {
            if (Arrays.compareUnsigned(
                            entries.get(i - 1).sortKey(), entries.get(i).sortKey())
                    > 0) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    private static int indexOf(byte[] bytes, int value, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        return -1;
    }

    private static int mode(byte[] tree, int start, int end) {
        int mode = 0;
        for (int i = start; i < end; i++) {
            if (tree[i] < '0' || tree[i] > '7') {
                return -1;
            }
            mode = mode * 8 + tree[i] - '0';
        }
        return start == end || end - start > MAX_MODE_DIGITS ? -1 : mode;
    }

    /** One entry; the name is not copied. */
    record Entry(int mode, byte[] name, ObjectId id) {

        /** Whether it has one of the modes that Git gives, those of older releases included. */
        static boolean isKnownMode(int mode) {
            return switch (mode) {
                case 0100644, 0100664, 0100755, 0120000, 0160000, 0040000 -> true;
                default -> false;
            };
        }

        /** Folders sort as though a slash followed. */
        private byte[] sortKey() {
            if (!FileMode.TREE.equals(mode)) {
                return name;
            }
            byte[] key = Arrays.copyOf(name, name.length + 1);
            key[name.length] = '/';
            return key;
        }
    }
}
