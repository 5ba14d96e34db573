package io.githops.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tells whether a chain is as it was written. Somebody who may write the files can write a whole chain anew, or cut off its
 * end: a head that was noted elsewhere shows both. Immutable and thread-safe.
 *
 * <pre>{@code
 * AuditVerdict verdict = AuditVerifier.create().expecting(notedHead).verify(folder);
 * }</pre>
 */
public final class AuditVerifier {
    private final AuditHead start;
    private final AuditHead expected;

    private AuditVerifier(AuditHead start, AuditHead expected) {
        this.start = start;
        this.expected = expected;
    }

    /** A verifier of whole chains. */
    public static AuditVerifier create() {
        return new AuditVerifier(AuditHead.GENESIS, AuditHead.GENESIS);
    }

    /** A verifier of what follows a record, when what leads to it was moved away. */
    public AuditVerifier after(AuditHead record) {
        return new AuditVerifier(Objects.requireNonNull(record, "record"), expected);
    }

    /** A verifier that also expects a record to be in the chain, at its end or before. */
    public AuditVerifier expecting(AuditHead record) {
        return new AuditVerifier(start, Objects.requireNonNull(record, "record"));
    }

    /**
     * Verifies a file, or the files of a folder one after the other.
     *
     * @throws IOException when they cannot be read
     */
    public AuditVerdict verify(Path fileOrFolder) throws IOException {
        List<Path> files = Files.isDirectory(fileOrFolder) ? AuditFile.all(fileOrFolder) : List.of(fileOrFolder);
        var verification = new Verification(start, expected);
        for (int i = 0; i < files.size() && !verification.isOver(); i++) {
            Path file = files.get(i);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                verification.read(in, file.getFileName() + ":", i == files.size() - 1);
            }
        }
        return verification.end();
    }

    /**
     * Verifies lines of UTF-8 to the end of a stream, which stays open.
     *
     * @throws IOException when it cannot be read
     */
    public AuditVerdict verify(InputStream lines) throws IOException {
        var verification = new Verification(start, expected);
        verification.read(new BufferedInputStream(lines), "line ", true);
        return verification.end();
    }

    /** Verifies lines without their line breaks. */
    public AuditVerdict verify(Stream<String> lines) {
        var verification = new Verification(start, expected);
        lines.takeWhile(line -> !verification.isOver()).forEach(verification::line);
        return verification.end();
    }
}
