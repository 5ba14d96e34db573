package io.githops.harvester;

import io.githops.cluster.ClusterException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SPI: carries one exchange with a Kubernetes API server. Implementations add authentication and may be used from several
 * threads at once.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request and waits for the head of the answer. The caller closes the body.
     *
     * @throws ClusterException when no answer could be had; answers of any status code are returned
     */
    Answer exchange(Request request);

    /** Where requests go, for messages: a URL without credentials. */
    String location();

    /** The namespace that is meant where none is named, as the place that names the cluster says; {@code default} else. */
    default String defaultNamespace() {
        return "default";
    }

    /** Releases connections; does nothing by default. */
    @Override
    default void close() {}

    /**
     * One request.
     *
     * @param path absolute, with query: {@code /api/v1/namespaces?limit=500}
     * @param headers without those that the transport adds
     * @param body null for none
     * @param timeout how long the exchange may take at most, with the body of its answer; null for as long as the transport
     *     allows. A transport that cannot hold to it may go on for longer.
     */
    record Request(
            String method,
            String path,
            Map<String, String> headers,
            byte @Nullable [] body,
            @Nullable Duration timeout) {

        /** A request that may take as long as the transport allows. */
        public Request(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
            this(method, path, headers, body, null);
        }
    }

    /**
     * The head of an answer, and its body as a stream that ends with the answer.
     *
     * @param status the HTTP status code
     */
    record Answer(int status, HttpHeaders headers, InputStream body) {}
}
