package io.githops.harvester.live;

import io.githops.cluster.UnavailableException;
import io.githops.harvester.Transport;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Breaks watches at some byte, refuses them, or finds the server gone, as a seed says. */
final class FaultyTransport implements Transport {
    /** One more, and a watch gives up to resume. */
    private static final int MOST_REFUSALS = 4;

    private static final int BREAK = 7;
    private static final HttpHeaders JSON =
            HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);

    private final Transport transport;
    private final Random random;
    private final boolean forgets;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean isFaulty;
    private int refusals;

    FaultyTransport(Transport transport, long seed, boolean forgets) {
        this.transport = transport;
        this.random = new Random(seed);
        this.forgets = forgets;
    }

    /** Faults from now on. */
    void begin() {
        isFaulty = true;
    }

    /** No more faults from now on, but for those that are under way. */
    void end() {
        isFaulty = false;
    }

    int count() {
        return faults.get();
    }

    @Override
    public synchronized Answer exchange(Request request) {
        if (!request.path().contains("watch=true") || !isFaulty) {
            return transport.exchange(request);
        }
        return switch (refusals == MOST_REFUSALS ? BREAK : random.nextInt(8)) {
            case 0 -> {
                faults.incrementAndGet();
                throw new UnavailableException("the server is gone", null, new IOException("refused"));
            }
            case 1 -> status(503, "ServiceUnavailable");
            case 2 -> forgets ? status(410, "Expired") : breaking(request, 1);
            case 3 -> forgets ? event(410) : event(500);
            case 4 -> {
                refusals = 0;
                yield transport.exchange(request);
            }
            default -> breaking(request, 3000);
        };
    }

    private Answer breaking(Request request, int mostBytes) {
        faults.incrementAndGet();
        refusals = 0;
        Answer answer = transport.exchange(request);
        return new Answer(answer.status(), answer.headers(), new Breaking(answer.body(), random.nextInt(mostBytes)));
    }

    private Answer status(int code, String reason) {
        faults.incrementAndGet();
        refusals++;
        return new Answer(code, JSON, bytes(FakeServer.status(code, reason, "for a test")));
    }

    private Answer event(int code) {
        faults.incrementAndGet();
        refusals++;
        return new Answer(
                200, JSON, bytes(FakeServer.event("ERROR", FakeServer.status(code, "Expired", "for a test"))));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String location() {
        return transport.location();
    }

    @Override
    public void close() {
        transport.close();
    }

    private static final class Breaking extends FilterInputStream {
        private int left;

        Breaking(InputStream in, int bytes) {
            super(in);
            left = bytes;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("reset");
            }
            int count = super.read(target, offset, Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }
    }
}
