package io.githops.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that may hold secrets: whole or not at all, readable by their owner only. */
final class StateFile {
    private StateFile() {}

    static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UnusableOptionException(
                    file + ": there is no folder " + folder + ". Name a file in a folder that exists");
        }
        try {
            Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".draft");
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnusableOptionException(file
                    + ": cannot be written. Name a file in a folder that you may write, and see that there is space");
        }
    }
}
