package io.githops.harvester;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests over {@link HttpClient}. Redirects are not followed: they would carry credentials to who knows where.
 *
 * <p>Java 17's client cannot be closed. {@link #close} lets go of it, and its connections end when it is collected.
 */
final class HttpTransport implements Transport {
    /** How much longer than it asked for a watch may take: the server ends it in time, unless it is gone. */
    private static final Duration WATCH_TIMEOUT = Duration.ofMinutes(6);

    private static final int UNAUTHORIZED = 401;

    private final Connection connection;
    private final TransportFailures failures;
    private @Nullable Client client;
    private volatile boolean isClosed;

    HttpTransport(Connection connection) {
        this.connection = connection;
        failures = new TransportFailures(location(), connection.requestTimeout());
    }

    private static HttpClient client(Connection connection, @Nullable ClientCertificate certificate) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connection.requestTimeout());
        if (connection.server().isEncrypted()) {
            builder.version(HttpClient.Version.HTTP_2).sslContext(Trust.context(connection, certificate));
        } else {
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        if (connection.proxy() != null) {
            builder.proxy(ProxySelector.of(connection.proxy()));
        }
        return builder.build();
    }

    @Override
    public String location() {
        return connection.server().text();
    }

    @Override
    public String defaultNamespace() {
        return connection.namespace();
    }

    @Override
    public Answer exchange(Request request) {
        if (isClosed) {
            throw new IllegalStateException(location() + ": the client is closed");
        }
        Identity identity = connection.credentials().identity();
        Answer answer = exchange(request, identity);
        return answer.status() == UNAUTHORIZED ? exchangeAnew(request, identity, answer) : answer;
    }

    /** Asks once more when there are newer credentials than those that were refused. */
    private Answer exchangeAnew(Request request, Identity refused, Answer refusal) {
        Optional<Identity> renewed;
        try {
            renewed = connection.credentials().renewed(refused);
        } catch (RuntimeException e) {
            close(refusal);
            throw e;
        }
        if (renewed.isEmpty()) {
            return refusal;
        }
        close(refusal);
        return exchange(request, renewed.get());
    }

    private static void close(Answer answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer exchange(Request request, Identity identity) {
        Duration bodyTimeout =
                atMost(request.timeout(), isWatch(request) ? WATCH_TIMEOUT : connection.requestTimeout());
        long deadline = System.nanoTime() + bodyTimeout.toNanos();
        try {
            HttpResponse<InputStream> response = client(identity.certificate())
                    .send(toHttp(request, identity.authorization()), head -> new StreamedBody(deadline));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw failures.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(e);
        }
    }

    /** A client shows one certificate for as long as it lives, so another certificate takes another client. */
    private synchronized HttpClient client(@Nullable ClientCertificate certificate) {
        Client current = client;
        if (current == null || current.certificate() != certificate) {
            current = new Client(client(connection, certificate), certificate);
            client = current;
        }
        return current.http();
    }

    /** A request that is out of time before it begins still needs a timeout above zero. */
    private static Duration atMost(@Nullable Duration allowed, Duration usual) {
        if (allowed == null || allowed.compareTo(usual) >= 0) {
            return usual;
        }
        return allowed.isZero() ? Duration.ofNanos(1) : allowed;
    }

    /** A watch is answered for as long as the server has news. */
    private static boolean isWatch(Request request) {
        return request.path().contains("watch=true");
    }

    private HttpRequest toHttp(Request request, @Nullable String authorization) {
        byte[] body = request.body();
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder builder = HttpRequest.newBuilder(connection.server().at(request.path()))
                .method(request.method(), publisher)
                .timeout(atMost(request.timeout(), connection.requestTimeout()))
                .header("User-Agent", connection.userAgent());
        request.headers().forEach(builder::header);
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        return builder.build();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        client = null;
    }

    @Override
    public String toString() {
        return location();
    }

    /** @param certificate what it shows, null for nothing */
    private record Client(HttpClient http, @Nullable ClientCertificate certificate) {}
}
