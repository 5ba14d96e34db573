package io.githops.reconcile;

import io.githops.cluster.UnavailableException;
import io.githops.harvester.Transport;
import java.time.Duration;
import java.time.Instant;

/** Breaks after some writes and is back after some time of the embedded clock. */
final class LineThatIsAway implements Transport {
    private final Transport line;
    private final Scene scene;
    private final Duration away;
    private int writesLeft;
    private Instant back = Instant.MAX;
    private int refused;

    LineThatIsAway(Scene scene, int writes, Duration away) {
        this.line = scene.embedded.transport();
        this.scene = scene;
        this.writesLeft = writes;
        this.away = away;
    }

    @Override
    public Answer exchange(Request request) {
        boolean isReview = request.path().contains("/selfsubjectaccessreviews");
        check(!request.method().equals("GET") && !isReview);
        return line.exchange(request);
    }

    private synchronized void check(boolean isWrite) {
        if (writesLeft == 0 && back.equals(Instant.MAX)) {
            back = scene.embedded.now().plus(away);
        }
        if (writesLeft == 0 && scene.embedded.now().isBefore(back)) {
            refused++;
            throw new UnavailableException(location() + ": the line is broken", null, null);
        }
        if (isWrite && writesLeft > 0) {
            writesLeft--;
        }
    }

    /** How many requests found nobody. */
    synchronized int refused() {
        return refused;
    }

    @Override
    public String location() {
        return line.location();
    }
}
