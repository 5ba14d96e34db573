package io.githops.harvester.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes snapshots. */
final class StateFile {
    private StateFile() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + ": there is no such snapshot; save one first", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + ": the snapshot is no UTF-8 text; expected a JSON list of objects", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the snapshot cannot be read", e);
        }
    }

    /** Whoever reads the file meanwhile sees all of the old state, or all of the new. */
    static void write(Path file, String state) {
        Path target = file.toAbsolutePath();
        try {
            // Readable by its owner alone, as Java makes such files.
            Path fresh = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
            try {
                Files.writeString(fresh, state);
                replace(fresh, target);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the snapshot cannot be written; what was there is unchanged", e);
        }
    }

    private static void replace(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
