package io.githops.git.trust;

import java.time.Instant;

/** Commits and tags as Git stores them. */
final class TestObjects {
    static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PERSON = "Ada Example <ada@example.org> ";

    private TestObjects() {}

    static byte[] commit(String message) {
        return commit(message, TIME);
    }

    static byte[] commit(String message, Instant time) {
        return SignedObject.utf8("""
                tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
                parent 1234567890123456789012345678901234567890
                author %1$s1767225600 +0000
                committer %1$s%2$d +0200

                %3$s
                """.formatted(PERSON, time.getEpochSecond(), message));
    }

    static byte[] tag(String message) {
        return SignedObject.utf8("""
                object 1234567890123456789012345678901234567890
                type commit
                tag v1.2.3
                tagger %s%d +0000

                %s
                """.formatted(PERSON, TIME.getEpochSecond(), message));
    }
}
