package io.githops.harvester;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Answers questions about kinds by itself, and everything else with what was laid ready, in order. */
final class FakeTransport implements Transport {
    static final String LOCATION = "https://lab.example/k8s/clusters/local";

    private static final Pattern VERSION = Pattern.compile("/api/v1|/apis/[^/]+/[^/]+");
    private static final Sequence KINDS = Sequence.of(
            kind("namespaces", "Namespace", false),
            kind("secrets", "Secret", true),
            kind("configmaps", "ConfigMap", true),
            kind("virtualmachines", "VirtualMachine", true),
            kind("virtualmachines/status", "VirtualMachine", true),
            kind("virtualmachineinstances", "VirtualMachineInstance", true),
            kind("keypairs", "KeyPair", true),
            kind("settings", "Setting", false));

    private final Deque<Supplier<Answer>> ready = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private boolean isClosed;

    /** Lays answers ready, each for one request. */
    static FakeTransport answering(Answer... answers) {
        var transport = new FakeTransport();
        for (Answer answer : answers) {
            transport.ready.add(() -> answer);
        }
        return transport;
    }

    /** Lays a failure ready. */
    FakeTransport thenFailing(RuntimeException failure) {
        ready.add(() -> {
            throw failure;
        });
        return this;
    }

    FakeTransport thenAnswering(Answer answer) {
        ready.add(() -> answer);
        return this;
    }

    Harvester harvester() {
        return new HttpHarvester(this, new Backoff(pause -> {}, () -> 1));
    }

    /** The requests other than those about kinds. */
    List<Request> requests() {
        return requests;
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, found " + requests);
        }
        return requests.get(0);
    }

    static Tree body(Request request) {
        byte[] body = request.body();
        return Json.parse(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8));
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Whether a request is for the kinds of a group and version. */
    static boolean asksForKinds(Request request) {
        return request.method().equals("GET") && VERSION.matcher(request.path()).matches();
    }

    @Override
    public Answer exchange(Request request) {
        if (asksForKinds(request)) {
            return Answers.json(200, Mapping.of("resources", KINDS));
        }
        requests.add(request);
        if (ready.isEmpty()) {
            throw new AssertionError("no answer is ready for " + request.method() + " " + request.path());
        }
        return ready.remove().get();
    }

    @Override
    public String location() {
        return LOCATION;
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private static Mapping kind(String plural, String kind, boolean namespaced) {
        return Mapping.builder()
                .put("name", plural)
                .put("kind", kind)
                .put("namespaced", namespaced)
                .build();
    }
}
