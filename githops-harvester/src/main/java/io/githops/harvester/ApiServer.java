package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnknownHostNameException;
import io.githops.model.GroupVersionKind;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks and reads answers within limits. Repeats reads that found no server or a busy one, applies that a busy server did not
 * take on, and whatever did not reach the server at all or was turned away before anything was done. Thread-safe.
 */
final class ApiServer implements AutoCloseable {
    static final String JSON = "application/json";

    private final Transport transport;
    private final Traffic traffic;
    private final Deadline deadline;
    private final Exchanges exchanges;
    private final Failures failures;

    /** A server without limits on the pace, for one that is in the same program. */
    ApiServer(Transport transport, Backoff backoff) {
        this(
                transport,
                ClientLimits.unpaced(),
                new Traffic(ClientLimits.unpaced(), Timing.real(), backoff),
                new ServerWarnings(warning -> {}));
    }

    ApiServer(Transport transport, ClientLimits limits, Traffic traffic, ServerWarnings warnings) {
        this.transport = transport;
        this.traffic = traffic;
        deadline = traffic.noDeadline();
        failures = new Failures(transport.location());
        exchanges = new Exchanges(transport, traffic, deadline, limits.maxAnswerBytes(), warnings, failures);
    }

    private ApiServer(ApiServer whole, Deadline deadline) {
        transport = whole.transport;
        traffic = whole.traffic;
        this.deadline = deadline;
        failures = whole.failures;
        exchanges = whole.exchanges.until(deadline);
    }

    /** The same server, asked for no longer than a time from now. Limits are shared. */
    ApiServer within(Duration time) {
        return new ApiServer(this, deadline.within(time));
    }

    String location() {
        return transport.location();
    }

    String defaultNamespace() {
        return transport.defaultNamespace();
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
     * Asks for something to be done, whatever a success is answered with.
     *
     * @throws ClusterException when the answer is not a success
     */
    void tell(Call call) {
        Reply reply = send(call);
        if (!reply.isSuccess()) {
            throw failure(call, reply);
        }
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
        throw invalid(call, reply.body() == null ? "the answer is empty" : "the answer is no JSON object", null);
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
        return failures.invalid(call, found, cause);
    }

    /**
     * The answer of any status, read to its end.
     *
     * @throws ClusterException when there is none, or it is none of an API server
     */
    Reply send(Call call) {
        for (int attempts = 1; ; attempts++) {
            try {
                Reply reply = exchanges.reply(call);
                if (!isWorthRepeating(call, reply)
                        || !traffic.awaitRetry(failures.where(call), deadline, attempts, reply.retryAfter())) {
                    traffic.count(reply);
                    return reply;
                }
            } catch (UnavailableException e) {
                if (!isWorthRepeating(call, e)
                        || !traffic.awaitRetry(failures.where(call), deadline, attempts, e.retryAfter())) {
                    throw e;
                }
            } catch (InvalidAnswerException e) {
                boolean isCutOff = e.getCause() instanceof IOException;
                if (!call.isRead()
                        || !isCutOff
                        || !traffic.awaitRetry(failures.where(call), deadline, attempts, Optional.empty())) {
                    throw e;
                }
            }
        }
    }

    /**
     * What a reader makes of the body of a successful answer, while it arrives.
     *
     * @param isRepeatable whether the reader may begin again after a broken answer
     * @throws ClusterException when the answer is not a success, or breaks
     */
    <T> T read(Call call, BodyReader<T> reader, BooleanSupplier isRepeatable) {
        for (int attempts = 1; ; attempts++) {
            try {
                return exchanges.read(call, reader);
            } catch (UnavailableException e) {
                if (!isRepeatable.getAsBoolean()
                        || !isWorthRepeating(call, e)
                        || !traffic.awaitRetry(failures.where(call), deadline, attempts, e.retryAfter())) {
                    throw e;
                }
            } catch (InvalidAnswerException e) {
                if (!isRepeatable.getAsBoolean()
                        || !(e.getCause() instanceof IOException)
                        || !traffic.awaitRetry(failures.where(call), deadline, attempts, Optional.empty())) {
                    throw e;
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
        return exchanges.open(call);
    }

    private static boolean isWorthRepeating(Call call, Reply reply) {
        return reply.isTurnedAway() || reply.isOverload() && call.isRepeatable();
    }

    /** A server that was too slow is not asked again: it has enough to do. */
    private static boolean isWorthRepeating(Call call, UnavailableException e) {
        boolean isSlow = e instanceof TimedOutException || e.getCause() instanceof HttpTimeoutException;
        boolean isUnsent = e instanceof UnknownHostNameException || e.getCause() instanceof ConnectException;
        return !isSlow && (call.isRead() || isUnsent);
    }

    @Override
    public void close() {
        transport.close();
    }
}
