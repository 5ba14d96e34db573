package io.githops.harvester.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that go on for some time, so that they can be counted and broken off. Thread-safe. */
final class OpenStreams {
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();

    Reply track(Reply reply) {
        return reply.isLive() ? reply.with(new Stream(reply.body())) : reply;
    }

    int count() {
        return open.size();
    }

    void breakAll() throws IOException {
        for (Stream stream : List.copyOf(open)) {
            stream.breakOff();
        }
    }

    private final class Stream extends InputStream {
        private final InputStream body;
        private volatile boolean broken;

        Stream(InputStream body) {
            this.body = body;
            open.add(this);
        }

        void breakOff() throws IOException {
            broken = true;
            body.close();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = broken ? -1 : body.read(target, offset, length);
            if (broken && count < 0) {
                throw new BrokenConnection();
            }
            return count;
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public void close() throws IOException {
            open.remove(this);
            body.close();
        }
    }
}
