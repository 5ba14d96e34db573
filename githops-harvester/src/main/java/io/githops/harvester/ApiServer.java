package io.githops.harvester;

import io.githops.harvester.LimitedStream.TooLongException;
import io.githops.harvester.Transport.Answer;
import io.githops.harvester.Transport.Request;
import io.githops.model.GroupVersionKind;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.reconcile.ClusterException;
import io.githops.reconcile.InvalidAnswerException;
import io.githops.reconcile.UnavailableException;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks and reads answers within limits. Repeats reads that found no server or a busy one, and applies that a busy server did
 * not take on. Thread-safe.
 */
final class ApiServer implements AutoCloseable {
    static final String JSON = "application/json";
    private static final long MAX_BYTES = 64L << 20;

    private final Transport transport;
    private final Backoff backoff;
    private final long maxBytes;
    private final Failures failures;
    private final ServerWarnings warnings = new ServerWarnings();

    ApiServer(Transport transport, Backoff backoff) {
        this(transport, backoff, MAX_BYTES);
    }

    /** @param maxBytes the longest body that is read */
    ApiServer(Transport transport, Backoff backoff, long maxBytes) {
        this.transport = transport;
        this.backoff = backoff;
        this.maxBytes = maxBytes;
        failures = new Failures(transport.location());
    }

    String location() {
        return transport.location();
    }

    /**
     * The object that the server answers with.
     *
     * @throws ClusterException when the answer is not a success
     */
    Mapping ask(Call call) {
        return require(call, send(call));
    }

    /**
     * The object that every API server answers with.
     *
     * @throws ClusterException when the answer is not a success; without it, the server is no API server
     */
    Mapping askAnyServer(Call call) {
        Reply reply = send(call);
        if (reply.code() == 404) {
            throw invalid(call, "there is no Kubernetes API", null);
        }
        return require(call, reply);
    }

    /**
     * The object in an answer.
     *
     * @throws ClusterException when the answer is not a success
     */
    Mapping require(Call call, Reply reply) {
        if (!reply.isSuccess()) {
            throw failure(call, reply);
        }
        if (reply.body() instanceof Mapping mapping) {
            return mapping;
        }
        throw invalid(call, "the answer is no JSON object", null);
    }

    /** A live object; the API server leaves out the type of the items of a list. */
    Resource resource(Call call, GroupVersionKind kind, Mapping object) {
        Mapping typed = object.has("kind")
                ? object
                : Mapping.builder()
                        .put("apiVersion", kind.apiVersion())
                        .put("kind", kind.kind())
                        .putAll(object)
                        .build();
        try {
            return Resource.of(typed);
        } catch (ManifestException e) {
            throw invalid(call, "the answer holds an object without apiVersion, kind or metadata.name", null);
        }
    }

    ClusterException failure(Call call, Reply reply) {
        return failures.of(call, reply);
    }

    InvalidAnswerException invalid(Call call, String found, @Nullable Throwable cause) {
        return new InvalidAnswerException(
                call.purpose().words() + " at " + location() + ": " + found
                        + "; check that the server URL is that of a Kubernetes API server and that nothing between"
                        + " alters answers",
                cause);
    }

    /** The answer of any status, read to its end. */
    Reply send(Call call) {
        for (int attempts = 1; ; attempts++) {
            try {
                Reply reply = read(call, exchange(call));
                if (!reply.isOverload() || !call.isRepeatable() || !backoff.await(attempts, reply.retryAfter())) {
                    return reply;
                }
            } catch (UnavailableException e) {
                if (!isWorthRepeating(call, e.getCause()) || !backoff.await(attempts, e.retryAfter())) {
                    throw e;
                }
            } catch (IOException e) {
                if (!isWorthRepeating(call, e) || !backoff.await(attempts, Optional.empty())) {
                    throw broken(call, e);
                }
            }
        }
    }

    /**
     * A successful answer whose body goes on for as long as the server has something to say. The caller closes it.
     *
     * @throws ClusterException when the answer is not a success
     */
    InputStream open(Call call) {
        Answer answer = exchange(call);
        if (answer.status() == 200 && Reply.mediaType(answer.headers()).equals(JSON)) {
            return answer.body();
        }
        try {
            require(call, read(call, answer));
        } catch (IOException e) {
            throw broken(call, e);
        }
        throw invalid(call, "the answer is no stream of events", null);
    }

    /** A server that was too slow is not asked again: it has enough to do. */
    private static boolean isWorthRepeating(Call call, @Nullable Throwable cause) {
        return call.isRead() && !(cause instanceof HttpTimeoutException) && !(cause instanceof TooLongException);
    }

    private ClusterException broken(Call call, IOException e) {
        if (e instanceof TooLongException) {
            return invalid(call, "the answer is longer than " + (maxBytes >> 20) + " MiB", null);
        }
        if (e instanceof HttpTimeoutException) {
            return unavailable(call, "the answer did not end in time; try again later, or allow requests more time", e);
        }
        if (e instanceof InterruptedIOException) {
            return unavailable(call, "interrupted while reading the answer", e);
        }
        return invalid(call, "the answer was cut off", e);
    }

    private UnavailableException unavailable(Call call, String found, IOException cause) {
        return new UnavailableException(call.purpose().words() + " at " + location() + ": " + found, null, cause);
    }

    private Answer exchange(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", JSON);
        if (call.contentType() != null) {
            headers.put("Content-Type", call.contentType());
        }
        byte[] body = call.body() == null ? null : Json.text(call.body()).getBytes(StandardCharsets.UTF_8);
        Answer answer = transport.exchange(new Request(call.method(), call.path(), headers, body));
        warnings.log(answer.headers(), call);
        return answer;
    }

    private Reply read(Call call, Answer answer) throws IOException {
        boolean isJson = Reply.mediaType(answer.headers()).equals(JSON);
        try (InputStream body = new LimitedStream(answer.body(), maxBytes)) {
            @Nullable Tree tree = isJson ? Json.read(body) : null;
            if (tree == null && Reply.isSuccess(answer.status())) {
                throw invalid(call, "the answer is not JSON but " + described(answer), null);
            }
            return new Reply(answer.status(), answer.headers(), tree);
        } catch (MalformedJsonException e) {
            if (Reply.isSuccess(answer.status())) {
                throw invalid(call, "the answer is no whole JSON value (" + e.getMessage() + ")", null);
            }
            return new Reply(answer.status(), answer.headers(), null);
        }
    }

    private static String described(Answer answer) {
        String mediaType = Reply.mediaType(answer.headers());
        return mediaType.isEmpty() ? "of no stated type" : ServerWords.bounded(mediaType);
    }

    @Override
    public void close() {
        transport.close();
    }
}
