package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.InterruptedCallException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.LimitedStream.TooLongException;
import io.githops.harvester.Traffic.Turn;
import io.githops.harvester.Transport.Answer;
import io.githops.harvester.Transport.Request;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends a request once and reads its answer, when it is the request's turn and within limits. Thread-safe. */
final class Exchanges {
    private static final long MAX_HEAD_CHARACTERS = 256 << 10;

    private final Transport transport;
    private final Traffic traffic;
    private final Deadline deadline;
    private final long maxBytes;
    private final ServerWarnings warnings;
    private final Failures failures;

    Exchanges(
            Transport transport,
            Traffic traffic,
            Deadline deadline,
            long maxBytes,
            ServerWarnings warnings,
            Failures failures) {
        this.transport = transport;
        this.traffic = traffic;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
        this.warnings = warnings;
        this.failures = failures;
    }

    Exchanges until(Deadline sooner) {
        return new Exchanges(transport, traffic, sooner, maxBytes, warnings, failures);
    }

    /**
     * The answer of any status, read to its end.
     *
     * @throws ClusterException when there is none, or it is none of an API server
     */
    Reply reply(Call call) {
        try (Turn turn = traffic.enter(failures.where(call), deadline)) {
            return read(call, exchange(call, turn), turn);
        }
    }

    /**
     * What a reader makes of the body of a successful answer, while it arrives.
     *
     * @throws ClusterException when there is no answer, or it is another one
     */
    <T> T read(Call call, BodyReader<T> reader) {
        try (Turn turn = traffic.enter(failures.where(call), deadline)) {
            Answer answer = exchange(call, turn);
            if (answer.status() != 200 || !isJson(answer)) {
                throw failures.of(call, read(call, answer, turn));
            }
            try (InputStream body = new LimitedStream(new TimedStream(answer.body(), deadline), maxBytes)) {
                T made = reader.read(body);
                turn.answered();
                return made;
            } catch (MalformedJsonException e) {
                turn.answered();
                throw failures.invalid(call, "the answer is no whole JSON value (" + e.getMessage() + ")", null);
            } catch (TooLongException e) {
                turn.answered();
                throw failures.invalid(call, "the answer is longer than " + size(maxBytes), null);
            } catch (IOException e) {
                throw broken(call, e, turn);
            }
        }
    }

    /**
     * The body of a successful answer, which goes on for as long as the server has something to say. The caller closes it.
     *
     * @throws ClusterException when there is no answer, or it is another one
     */
    InputStream open(Call call) {
        try (Turn turn = traffic.enterWatch(failures.where(call), deadline)) {
            Answer answer = exchange(call, turn);
            if (answer.status() == 200 && isJson(answer)) {
                turn.answered();
                return new TimedStream(answer.body(), deadline);
            }
            Reply reply = read(call, answer, turn);
            throw reply.isSuccess()
                    ? failures.invalid(call, "the answer is no stream of events", null)
                    : failures.of(call, reply);
        }
    }

    private Answer exchange(Call call, Turn turn) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", call.accept());
        if (call.contentType() != null) {
            headers.put("Content-Type", call.contentType());
        }
        byte[] body = call.body() == null ? null : Json.text(call.body()).getBytes(StandardCharsets.UTF_8);
        Answer answer;
        try {
            answer = transport.exchange(new Request(
                    call.method(),
                    call.path(),
                    headers,
                    body,
                    deadline.timeLeft().orElse(null)));
        } catch (UnavailableException e) {
            if (deadline.isPast()) {
                throw outOfTime(call, e);
            }
            turn.unanswered();
            throw e;
        } catch (InvalidAnswerException e) {
            // Java's client keeps a connection whose answer had no proper head, so there must not be many of them.
            turn.unanswered();
            throw e;
        }
        requireBoundedHead(call, answer);
        warnings.tell(answer.headers(), call);
        return answer;
    }

    private void requireBoundedHead(Call call, Answer answer) {
        if (length(answer.headers()) > MAX_HEAD_CHARACTERS) {
            closeQuietly(answer.body());
            throw failures.invalid(
                    call, "the head of the answer is longer than " + (MAX_HEAD_CHARACTERS >> 10) + " KiB", null);
        }
    }

    private static long length(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .mapToLong(header -> header.getValue().stream()
                        .mapToLong(value -> header.getKey().length() + value.length())
                        .sum())
                .sum();
    }

    private Reply read(Call call, Answer answer, Turn turn) {
        try (InputStream body = new LimitedStream(new TimedStream(answer.body(), deadline), maxBytes)) {
            boolean isEmpty = !isJson(answer) && body.read() < 0;
            Reply reply = new Reply(answer.status(), answer.headers(), isJson(answer) ? Json.read(body) : null);
            if (reply.isFromGatewayInVain()) {
                turn.unanswered();
            } else {
                turn.answered();
            }
            if (reply.isSuccess() && reply.body() == null && !isEmpty) {
                throw failures.invalid(call, "the answer is not JSON but " + described(answer), null);
            }
            return reply;
        } catch (MalformedJsonException e) {
            turn.answered();
            if (Reply.isSuccess(answer.status())) {
                throw failures.invalid(call, "the answer is no whole JSON value (" + e.getMessage() + ")", null);
            }
            return new Reply(answer.status(), answer.headers(), null);
        } catch (TooLongException e) {
            turn.answered();
            throw failures.invalid(call, "the answer is longer than " + size(maxBytes), null);
        } catch (IOException e) {
            throw broken(call, e, turn);
        }
    }

    private ClusterException broken(Call call, IOException e, Turn turn) {
        if (e instanceof InterruptedIOException) {
            return new InterruptedCallException(failures.where(call) + ": interrupted while reading the answer", e);
        }
        if (deadline.isPast()) {
            return outOfTime(call, e);
        }
        turn.unanswered();
        if (e instanceof HttpTimeoutException) {
            return new TimedOutException(
                    failures.where(call)
                            + ": the answer did not end in time; try again later, or allow requests more time",
                    e);
        }
        return failures.invalid(call, "the answer was cut off", e);
    }

    private TimedOutException outOfTime(Call call, Exception cause) {
        return new TimedOutException(
                failures.where(call)
                        + ": no answer in the time that was allowed for these calls; allow more time, or try again later",
                cause);
    }

    private static boolean isJson(Answer answer) {
        return Reply.mediaType(answer.headers()).equals(ApiServer.JSON);
    }

    private static String size(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private static String described(Answer answer) {
        String mediaType = Reply.mediaType(answer.headers());
        return mediaType.isEmpty() ? "of no stated type" : ServerWords.bounded(mediaType);
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // Nothing is lost: the body was not wanted any more.
        }
    }
}
