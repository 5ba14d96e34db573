package io.githops.git.trust;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes values as SSH does; see RFC 4251, section 5. Not thread-safe. */
final class SshWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SshWriter raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    SshWriter number(int value) {
        return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    SshWriter string(byte[] value) {
        return number(value.length).raw(value);
    }

    SshWriter text(String value) {
        return string(value.getBytes(StandardCharsets.UTF_8));
    }

    SshWriter integer(BigInteger value) {
        return string(value.toByteArray());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
