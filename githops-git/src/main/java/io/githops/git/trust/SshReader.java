package io.githops.git.trust;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads values as SSH writes them; see RFC 4251, section 5. Not thread-safe. */
final class SshReader {
    private final ByteBuffer bytes;

    SshReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Reads fixed bytes that say what follows. */
    void expect(String magic) throws MalformedException {
        byte[] expected = magic.getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(take(expected.length), expected)) {
            throw new MalformedException("found no " + magic.strip());
        }
    }

    byte octet() throws MalformedException {
        return take(1)[0];
    }

    int number() throws MalformedException {
        return ByteBuffer.wrap(take(Integer.BYTES)).getInt();
    }

    long longNumber() throws MalformedException {
        return ByteBuffer.wrap(take(Long.BYTES)).getLong();
    }

    byte[] string() throws MalformedException {
        return take(number());
    }

    String text() throws MalformedException {
        return new String(string(), StandardCharsets.UTF_8);
    }

    /** A number without sign, as keys and signatures have them. */
    BigInteger integer() throws MalformedException {
        byte[] value = string();
        if (value.length == 0 || value[0] < 0) {
            throw new MalformedException("found a number that is not positive");
        }
        return new BigInteger(value);
    }

    /** How many bytes were read. */
    int position() {
        return bytes.position();
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    void end() throws MalformedException {
        if (!isAtEnd()) {
            throw new MalformedException("found " + bytes.remaining() + " bytes behind the end");
        }
    }

    private byte[] take(int length) throws MalformedException {
        if (length < 0 || length > bytes.remaining()) {
            throw new MalformedException("found an end in the middle of a value");
        }
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }
}
