package io.githops.git;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/** The SSH agent that listens at a Unix domain socket, for JGit, whose own way to it is an artifact of its own. */
final class SshAgent implements ConnectorFactory {
    private final @Nullable Path socket;
    private final Deadline deadline;
    private volatile boolean missing;
    private volatile boolean asked;

    /** @param socket null when there is no agent */
    SshAgent(@Nullable Path socket, Deadline deadline) {
        this.socket = socket;
        this.deadline = deadline;
    }

    /** Whether it was asked for and not there. */
    boolean isMissing() {
        return missing;
    }

    /** Whether it was asked something and has not answered. */
    boolean isAsked() {
        return asked;
    }

    @Override
    public Connector create(@Nullable String identityAgent, @Nullable File home) {
        return new Line();
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public String getName() {
        return "githops";
    }

    @Override
    public Collection<ConnectorDescriptor> getSupportedConnectors() {
        return List.of();
    }

    @Override
    public @Nullable ConnectorDescriptor getDefaultConnector() {
        return null;
    }

    /** A connection to the agent, which takes messages with their length in four bytes before them. */
    private final class Line extends AbstractConnector {
        private @Nullable SocketChannel channel;

        /** An agent that is not there has no keys. */
        @Override
        public boolean connect() throws IOException {
            if (channel == null && socket != null) {
                try {
                    channel = deadline.owns(SocketChannel.open(StandardProtocolFamily.UNIX));
                    channel.connect(UnixDomainSocketAddress.of(socket));
                } catch (IOException e) {
                    close();
                }
            }
            missing = channel == null;
            return channel != null;
        }

        /** @param message with room for length and command at its start */
        @Override
        public byte[] rpc(byte command, byte[] message) throws IOException {
            SocketChannel line = Objects.requireNonNull(channel);
            prepareMessage(command, message);
            asked = true;
            write(line, ByteBuffer.wrap(message));
            byte[] answer = read(line, toLength(command, read(line, Integer.BYTES)));
            asked = false;
            return answer;
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        }

        private void write(SocketChannel line, ByteBuffer message) throws IOException {
            while (message.hasRemaining()) {
                line.write(message);
            }
        }

        private byte[] read(SocketChannel line, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (line.read(bytes) < 0) {
                    throw new IOException("the SSH agent closed the connection");
                }
            }
            return bytes.array();
        }
    }
}
