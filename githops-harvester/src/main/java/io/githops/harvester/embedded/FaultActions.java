package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What faults do, and the waiting in them. */
final class FaultActions {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(400, "BadRequest"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(405, "MethodNotAllowed"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Expired"),
            Map.entry(413, "RequestEntityTooLarge"),
            Map.entry(422, "Invalid"),
            Map.entry(429, "TooManyRequests"),
            Map.entry(500, "InternalError"),
            Map.entry(503, "ServiceUnavailable"),
            Map.entry(504, "Timeout"));

    private final History history;
    private final EmbeddedClock clock;

    FaultActions(History history, EmbeddedClock clock) {
        this.history = history;
        this.clock = clock;
    }

    static Reply failure(int status) {
        return Reply.json(status, status(status, Mapping.empty()));
    }

    static Reply failure(int status, Duration retryAfter) {
        long seconds = retryAfter.toSeconds();
        Mapping details = Mapping.of("retryAfterSeconds", Num.of(seconds));
        return Reply.json(status, status(status, details)).withHeader("Retry-After", Long.toString(seconds));
    }

    private static Mapping status(int code, Mapping details) {
        String reason = REASONS.getOrDefault(code, "");
        return StatusBody.failure(code, reason, "a scripted fault", details.isEmpty() ? null : details);
    }

    static Reply conflict(IncomingRequest request) {
        String kind = request.group().isEmpty() ? request.resource() : request.resource() + "." + request.group();
        String message =
                "Operation cannot be fulfilled on " + kind + " \"" + request.name() + "\": " + ApiFailure.MODIFIED;
        Mapping details = StatusBody.details(request.name(), request.group(), request.resource());
        return Reply.json(409, StatusBody.failure(409, "Conflict", message, details));
    }

    /** Nothing comes of an answer. */
    static Reply lost(Reply answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new IllegalStateException("bodies of the server close without fail", e);
        }
        return Reply.none();
    }

    Hold hold(BooleanSupplier lifted) {
        return new Hold(history, lifted);
    }

    Reply delayed(Duration duration, BooleanSupplier lifted, Supplier<Reply> server) {
        return hold(lifted).on(clock, duration) ? server.get() : Reply.none();
    }

    static Reply delayed(Hold hold, Duration duration, Supplier<Reply> server) {
        return hold.on(EmbeddedClock.system(), duration) ? server.get() : Reply.none();
    }

    void wake() {
        history.wake();
    }
}
