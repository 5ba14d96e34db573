package io.githops.git.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A commit or an annotated tag, taken apart into what is signed and the signatures.
 *
 * @param payload the object without signatures
 * @param signatures the armored text of each; empty when it is not signed
 * @param time when it was committed or tagged, as it says itself; null when it does not
 */
record SignedObject(
        byte[] payload, List<String> signatures, @Nullable Instant time) {
    private static final String HEADER = "gpgsig";

    /** The second signs the same object as a repository with SHA-256 names it; Git leaves both out. */
    private static final Set<String> HEADERS = Set.of(HEADER, "gpgsig-sha256");

    /** What else is read of an object stands at its beginning, lest a header that is not signed take its place. */
    private static final Pattern COMMIT_START =
            Pattern.compile("tree [0-9a-f]{40}\n(?:parent [0-9a-f]{40}\n)*+author [^\n]*\ncommitter [^\n]*\n");

    private static final Pattern TAG_START = Pattern.compile("object [0-9a-f]{40}\ntype [a-z]+\ntag [^\n]*\n");

    private static final Pattern TAG_SIGNATURE = Pattern.compile(
            "^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SIGNED MESSAGE|SSH SIGNATURE)-----", Pattern.MULTILINE);
    private static final Pattern TIME = Pattern.compile("> (\\d{1,11}) [+-]\\d{4}\\n?$");

    /**
     * A commit, whose signature is a header.
     *
     * @throws MalformedException when its headers are not in Git's order
     */
    static SignedObject commit(byte[] raw) throws MalformedException {
        requireStart(COMMIT_START, raw);
        var text = ObjectText.of(raw);
        byte[] payload = text.without(HEADERS).getBytes(ObjectText.BYTES);
        return new SignedObject(payload, text.values(HEADER), time(text.values("committer")));
    }

    /**
     * An annotated tag, whose signature is the end of its message.
     *
     * @throws MalformedException when its headers are not in Git's order
     */
    static SignedObject tag(byte[] raw) throws MalformedException {
        requireStart(TAG_START, raw);
        String text = new String(raw, ObjectText.BYTES);
        int start = text.length();
        Matcher signature = TAG_SIGNATURE.matcher(text);
        while (signature.find()) {
            start = signature.start();
        }
        var signed = ObjectText.of(text.substring(0, start).getBytes(ObjectText.BYTES));
        byte[] payload = signed.without(HEADERS).getBytes(ObjectText.BYTES);
        List<String> signatures = start < text.length() ? List.of(text.substring(start)) : List.of();
        return new SignedObject(payload, signatures, time(signed.values("tagger")));
    }

    /**
     * A commit with a signature.
     *
     * @throws IllegalArgumentException when it is signed already or is no commit
     */
    static byte[] withSignature(byte[] commit, String signature) {
        var text = ObjectText.of(commit);
        if (!text.values(HEADER).isEmpty() || text.values("tree").size() != 1 || !text.hasMessage()) {
            throw new IllegalArgumentException("expected a commit without signature, as Git stores it");
        }
        return text.with(HEADER, signature).getBytes(ObjectText.BYTES);
    }

    /** A tag whose last line has its line break, as a signature must begin a line. */
    static byte[] ended(byte[] tag) {
        return tag.length > 0 && tag[tag.length - 1] == '\n'
                ? tag
                : new SshWriter().raw(tag).raw(utf8("\n")).bytes();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void requireStart(Pattern start, byte[] raw) throws MalformedException {
        if (!start.matcher(new String(raw, ObjectText.BYTES)).lookingAt()) {
            throw new MalformedException("its headers are not in the order that Git gives them");
        }
    }

    private static @Nullable Instant time(List<String> people) {
        Matcher time = TIME.matcher(people.isEmpty() ? "" : people.get(0));
        return time.find() ? Instant.ofEpochSecond(Long.parseLong(time.group(1))) : null;
    }
}
