package io.githops.harvester.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first, and the number of all writes. Thread-safe. */
final class RequestLog {
    private static final int CAPACITY = 10_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long writes;

    synchronized void add(RecordedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
        if (request.isWrite()) {
            writes++;
        }
    }

    synchronized RecordedRequests requests() {
        return new RecordedRequests(List.copyOf(requests));
    }

    synchronized long writes() {
        return writes;
    }
}
