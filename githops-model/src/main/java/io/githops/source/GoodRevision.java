package io.githops.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The revision that was good last, as a file keeps it from one process to the next.
 *
 * @param confirmed when it was last certain that nothing newer could be used
 */
record GoodRevision(String id, String label, Instant confirmed) {
    private static final String FORMAT = "githops good revision 1";

    /** Empty when there is no such file, or none of this format. */
    static Optional<GoodRevision> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() == 4 && lines.get(0).equals(FORMAT)
                    ? Optional.of(new GoodRevision(lines.get(1), lines.get(2), Instant.parse(lines.get(3))))
                    : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Takes the place of what was there at once, so that nobody reads half of it. */
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.write(fresh, List.of(FORMAT, id, label, confirmed.toString()));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
