package io.githops.audit;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain. Written as one line of JSON in canonical form: no spaces, names in the order of their characters,
 * then {@code hash} as the last. That hash is the SHA-256 of the canonical text without it, in UTF-8; {@code previous} is
 * the hash of the record before. Immutable and thread-safe; holds no sensitive value.
 */
public final class AuditRecord {
    static final String SCHEMA = "githops.io/audit/v1";
    private static final String HASH = "hash";

    private final AuditHead head;
    private final AuditHead previous;
    private final Mapping content;
    private final String line;

    private AuditRecord(AuditHead head, AuditHead previous, Mapping content, String line) {
        this.head = head;
        this.previous = previous;
        this.content = content;
        this.line = line;
    }

    /** The record that follows a head. */
    static AuditRecord after(AuditHead previous, Instant time, AuditKind kind, Mapping what) {
        long sequence = previous.sequence() + 1;
        Mapping content = CanonicalText.sorted(Mapping.builder()
                .putAll(what)
                .put("schema", SCHEMA)
                .put("sequence", sequence)
                .put("time", time.toString())
                .put("kind", kind.id())
                .put("previous", previous.hash())
                .build());
        String text = Json.text(content);
        String hash = CanonicalText.sha256(text);
        return new AuditRecord(new AuditHead(sequence, hash), previous, content, sealed(text, hash));
    }

    /** What a line holds; empty when it is no record, or is not as it was written. */
    static Optional<AuditRecord> parse(String line) {
        @Nullable Mapping tree = tree(line);
        if (tree == null || !(tree.get("sequence") instanceof Num sequence) || !isSequence(sequence)) {
            return Optional.empty();
        }
        Mapping content = tree.without(HASH);
        String text = CanonicalText.of(content);
        String hash = CanonicalText.sha256(text);
        boolean isIntact = sealed(text, hash).equals(line)
                && tree.text("schema").filter(SCHEMA::equals).isPresent()
                && hasTime(content)
                && content.text("kind").isPresent()
                && content.text("previous").isPresent();
        if (!isIntact) {
            return Optional.empty();
        }
        var previous =
                new AuditHead(sequence.longValue() - 1, content.text("previous").orElseThrow());
        return Optional.of(new AuditRecord(new AuditHead(sequence.longValue(), hash), previous, content, line));
    }

    /** The number of the record, one-based and without gaps. */
    public long sequence() {
        return head.sequence();
    }

    /** When the record was written. */
    public Instant time() {
        return Instant.parse(content.text("time").orElseThrow());
    }

    /** What the record is about; empty when a later release wrote it and this one does not know. */
    public Optional<AuditKind> kind() {
        return content.text("kind").flatMap(AuditKind::find);
    }

    /** The record before: its number and hash. */
    public AuditHead previous() {
        return previous;
    }

    /** This record as the end of a chain: its number and hash. */
    public AuditHead head() {
        return head;
    }

    /**
     * Everything but the hash: {@code cluster}, {@code revision}, {@code plan}, {@code who}, {@code what}, {@code why} and
     * {@code result}, as far as the kind has them. Names are in the order of their characters.
     */
    public Mapping content() {
        return content;
    }

    /** The record as it is written, without a line break. */
    public String line() {
        return line;
    }

    /** {@code 12 outcome}. */
    @Override
    public String toString() {
        return sequence() + " " + content.text("kind").orElse("");
    }

    private static String sealed(String text, String hash) {
        return text.substring(0, text.length() - 1) + ",\"" + HASH + "\":\"" + hash + "\"}";
    }

    private static @Nullable Mapping tree(String line) {
        try {
            Tree tree = Json.parse(line);
            return tree instanceof Mapping mapping ? mapping : null;
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    private static boolean isSequence(Num number) {
        return number.isIntegral() && number.literal().matches("[1-9]\\d{0,17}");
    }

    private static boolean hasTime(Mapping content) {
        try {
            return content.text("time").map(Instant::parse).isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
