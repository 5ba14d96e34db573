package io.githops.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to write to a folder. The operating system takes it back when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    private static final String NAME = "audit.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the folder where it does not exist.
     *
     * @throws AuditException when somebody else has the right, in this process or another
     */
    static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw AuditException.locked(folder.toString(), holder(channel));
            }
            byte[] me = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(me), 0);
            return new FolderLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Who wrote its number into the file; empty where the lock keeps it from being read. */
    private static String holder(FileChannel channel) {
        ByteBuffer number = ByteBuffer.allocate(20);
        try {
            channel.read(number, 0);
        } catch (IOException e) {
            return "";
        }
        String pid = new String(number.array(), 0, number.position(), StandardCharsets.UTF_8);
        return pid.matches("\\d+") ? " by process " + pid : "";
    }
}
