package io.githops.git;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import org.apache.sshd.agent.SshAgentConstants;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** An SSH agent that holds one RSA key. */
final class TestAgent implements AutoCloseable {
    private final ServerSocketChannel channel;
    private final Path socket;
    private final KeyPair key;

    private TestAgent(ServerSocketChannel channel, Path socket, KeyPair key) {
        this.channel = channel;
        this.socket = socket;
        this.key = key;
    }

    static TestAgent start(Path socket, KeyPair key) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        var agent = new TestAgent(channel, socket, key);
        Peer.start(agent::serve);
        return agent;
    }

    Path socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(socket);
    }

    private void serve() {
        while (channel.isOpen()) {
            try (SocketChannel line = channel.accept()) {
                while (true) {
                    ByteBuffer request = read(line, read(line, Integer.BYTES).getInt());
                    byte[] answer = answer(new ByteArrayBuffer(request.array()));
                    line.write(ByteBuffer.allocate(4 + answer.length)
                            .putInt(answer.length)
                            .put(answer)
                            .flip());
                }
            } catch (IOException e) {
                // The client, or the agent, was closed.
            }
        }
    }

    private byte[] answer(ByteArrayBuffer request) {
        var answer = new ByteArrayBuffer();
        if (request.getByte() == SshAgentConstants.SSH2_AGENTC_REQUEST_IDENTITIES) {
            answer.putByte(SshAgentConstants.SSH2_AGENT_IDENTITIES_ANSWER);
            answer.putInt(1);
            answer.putPublicKey(key.getPublic());
            answer.putString("a key of a test");
        } else {
            request.getBytes();
            var signature = new ByteArrayBuffer();
            signature.putString("rsa-sha2-512");
            signature.putBytes(sign(request.getBytes()));
            answer.putByte(SshAgentConstants.SSH2_AGENT_SIGN_RESPONSE);
            answer.putBytes(signature.getCompactData());
        }
        return answer.getCompactData();
    }

    private byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA512withRSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer read(SocketChannel line, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (line.read(bytes) < 0) {
                throw new IOException("closed");
            }
        }
        return bytes.flip();
    }
}
