package io.githops.harvester.embedded;

import io.githops.cluster.UnavailableException;
import io.githops.harvester.Transport;
import java.util.Map;
import java.util.TreeMap;

/** Carries exchanges to a server in the same program, without sockets. */
final class InProcessTransport implements Transport {
    private final ApiServer server;
    private final String authorization;

    InProcessTransport(ApiServer server, String token) {
        this.server = server;
        this.authorization = "Bearer " + token;
    }

    @Override
    public Answer exchange(Request request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.putIfAbsent("Authorization", authorization);
        Reply reply = server.answer(new Request(request.method(), request.path(), headers, request.body()));
        if (reply.isNone()) {
            var cause = new BrokenConnection();
            throw new UnavailableException(location() + ": " + cause.getMessage() + "; try again later", null, cause);
        }
        return reply.toAnswer();
    }

    @Override
    public String location() {
        return "embedded://harvester";
    }
}
