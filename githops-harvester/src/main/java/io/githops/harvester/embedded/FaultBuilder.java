package io.githops.harvester.embedded;

import io.githops.harvester.embedded.DisturbedBody.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Says which requests meet a fault, and then, with the last call, what happens to them; from then on they meet it. Not
 * thread-safe.
 */
public final class FaultBuilder {
    private final Predicate<IncomingRequest> condition;
    private final FaultActions actions;
    private final UnaryOperator<Fault> add;
    private int skips;
    private int times = Integer.MAX_VALUE;

    FaultBuilder(Predicate<IncomingRequest> condition, FaultActions actions, UnaryOperator<Fault> add) {
        this.condition = Objects.requireNonNull(condition, "condition");
        this.actions = actions;
        this.add = add;
    }

    /** How many requests meet it; by default all, until it is lifted. */
    public FaultBuilder times(int requests) {
        times = positive("times", requests);
        return this;
    }

    /** How many requests it lets pass first; by default none. */
    public FaultBuilder after(int requests) {
        skips = positive("after", requests);
        return this;
    }

    /** Answers with a {@code Status} of this code; nothing changes in the cluster. */
    public Fault answer(int status) {
        return met((request, server, lifted) -> FaultActions.failure(status));
    }

    /** Answers with a {@code Status} of this code and asks to come again after a time, in whole seconds. */
    public Fault answer(int status, Duration retryAfter) {
        return met((request, server, lifted) -> FaultActions.failure(status, retryAfter));
    }

    /** Answers with any body, such as a proxy's page; nothing changes in the cluster. */
    public Fault answer(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return met((request, server, lifted) -> Reply.of(status, contentType, bytes));
    }

    /** Says that the object has been modified since it was read; nothing changes in the cluster. */
    public Fault conflict() {
        return met((request, server, lifted) -> FaultActions.conflict(request));
    }

    /** Answers once the embedded clock has gone on by this much; on a clock that stands still, once it is advanced. */
    public Fault delay(Duration duration) {
        return met((request, server, lifted) -> actions.delayed(duration, lifted, server));
    }

    /** Answers after this much of the computer's time. */
    public Fault delayInRealTime(Duration duration) {
        return met((request, server, lifted) -> FaultActions.delayed(actions.hold(lifted), duration, server));
    }

    /** Ends the connection before the request has had any effect. */
    public Fault dropConnection() {
        return met((request, server, lifted) -> Reply.none());
    }

    /** Does what the request asks for, then ends the connection without an answer. */
    public Fault loseAnswer() {
        return met((request, server, lifted) -> FaultActions.lost(server.get()));
    }

    /** Does what the request asks for, and ends the connection after some bytes of the answer's body; shorter ones arrive. */
    public Fault cutBodyAfter(long bytes) {
        requireNotNegative(bytes);
        return met((request, server, lifted) -> server.get()
                .disturbed(body -> DisturbedBody.afterBytes(body, bytes, Ending.BREAK, actions.hold(lifted))));
    }

    /**
     * Does what the request asks for, and falls silent after some bytes of the answer's body, with the connection open, until
     * the fault is lifted or the server closed; shorter ones arrive.
     */
    public Fault stallBodyAfter(long bytes) {
        requireNotNegative(bytes);
        return met((request, server, lifted) -> server.get()
                .disturbed(body -> DisturbedBody.afterBytes(body, bytes, Ending.STALL, actions.hold(lifted))));
    }

    /** Ends a watch in good order after some events, bookmarks included. Other requests are answered as ever. */
    public Fault endWatchAfter(int events) {
        return watch(events, Ending.END);
    }

    /** Breaks the connection of a watch after some events, bookmarks included. Other requests are answered as ever. */
    public Fault breakWatchAfter(int events) {
        return watch(events, Ending.BREAK);
    }

    /**
     * Tells a watch after some events, bookmarks included, that the server has forgotten what came then (410), and ends it:
     * what happened meanwhile can only be learned by a list. Other requests are answered as ever.
     */
    public Fault expireWatchAfter(int events) {
        return watch(events, Ending.EXPIRE);
    }

    private Fault watch(int events, Ending ending) {
        requireNotNegative(events);
        return met((request, server, lifted) -> request.verb().equals("watch")
                ? server.get()
                        .disturbedStream(body -> DisturbedBody.afterLines(body, events, ending, actions.hold(lifted)))
                : server.get());
    }

    private Fault met(Fault.Effect effect) {
        return add.apply(new Fault(condition, skips, times, effect, actions::wake));
    }

    private static void requireNotNegative(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("after: found " + value + "; expected at least 0");
        }
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + ": found " + value + "; expected at least 1");
        }
        return value;
    }
}
