package io.githops.examples.cli;

import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that may hold secrets: written whole or not at all, readable by their owner only. */
final class StateFile {
    private StateFile() {}

    /** @param option names the file on the command line */
    static void load(EmbeddedHarvester embedded, Path file, String option) {
        try {
            embedded.load(Files.readString(file));
        } catch (IOException | IllegalArgumentException | ManifestException e) {
            throw new UnusableOptionException(option + " " + file + ": cannot be loaded: " + e.getMessage()
                    + ". Expected a file that an earlier run saved");
        }
    }

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
