package io.githops.harvester;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when it is told to, and when somebody pauses. Begins close to where counters overflow. */
final class ManualTiming implements Timing {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** How long somebody paused, in order. */
    List<Duration> pauses() {
        return pauses;
    }

    /** A client whose pauses take no time. */
    Harvester client(Transport transport, ClientLimits limits) {
        return new HttpHarvester(server(transport, limits), limits);
    }

    ApiServer server(Transport transport, ClientLimits limits) {
        return new ApiServer(transport, limits, traffic(limits), new ServerWarnings(warning -> {}));
    }

    Traffic traffic(ClientLimits limits) {
        return new Traffic(limits, this, new Backoff(this::pause, () -> 1, limits.attempts()));
    }

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        pass(duration);
    }
}
