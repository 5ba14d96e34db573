package io.githops.examples.soak;

import io.githops.cluster.UnavailableException;
import io.githops.harvester.Transport;

/** A connection that ends for good when its program is killed, in the midst of whatever it does. */
final class Line implements Transport {
    private final Transport server;
    private volatile boolean isCut;

    Line(Transport server) {
        this.server = server;
    }

    void cut() {
        isCut = true;
    }

    @Override
    public Answer exchange(Request request) {
        requireWhole();
        Answer answer = server.exchange(request);
        requireWhole();
        return answer;
    }

    private void requireWhole() {
        if (isCut) {
            throw new UnavailableException(location() + ": the program was killed", null, null);
        }
    }

    @Override
    public String location() {
        return server.location();
    }
}
