package io.githops.webhook;

import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the deliveries of Git hosts from whatever HTTP server receives them: makes sure that they are genuine and new, and says
 * what has happened. Thread-safe.
 *
 * <pre>{@code
 * Webhooks webhooks = Webhooks.builder(secret).build();
 * for (WebhookEvent event : webhooks.receive(headers, body)) {
 *     if (event.concerns("https://git.example/infra.git", "main")) {
 *         reconciler.trigger();
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing of a body is read before its sender has shown that it knows a secret. What is read is data for a decision to look at a
 * repository; nothing is fetched or run. A delivery that is taken again is refused as long as it is remembered, whatever headers it
 * comes with, where the host signs the body; GitLab's secret token signs nothing, so that whoever sees it can say anything.
 */
public final class Webhooks {
    private final Supplier<? extends Collection<String>> secrets;
    private final Set<WebhookHost> hosts;
    private final int maxBytes;
    private final Deliveries deliveries;
    private final InstantSource clock;

    private Webhooks(Builder builder) {
        secrets = builder.secrets;
        hosts = builder.hosts;
        maxBytes = builder.maxBytes;
        deliveries = new Deliveries(builder.remembered);
        clock = builder.clock;
    }

    /** As {@link #builder(Supplier)}, with secrets that stay. */
    public static Builder builder(String... secrets) {
        List<String> all = List.of(secrets);
        new Secrets(all);
        return new Builder(() -> all);
    }

    /**
     * Begins with secrets, and takes deliveries of all hosts of at most 10 MiB, of which it remembers 10,000.
     *
     * @param secrets what was entered at the hosts; any of them will do, so that one can be replaced by another. Asked for each
     *     delivery, never kept
     */
    public static Builder builder(Supplier<? extends Collection<String>> secrets) {
        return new Builder(secrets);
    }

    /** As {@link #receive(Function, byte[])}, for headers in a map, whose names may be in any case. The first of several values counts. */
    public List<WebhookEvent> receive(Map<String, ? extends List<String>> headers, byte[] body) {
        Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            if (name != null && values != null && !values.isEmpty()) {
                first.putIfAbsent(name, values.get(0));
            }
        });
        return receive(first::get, body);
    }

    /**
     * Takes a delivery.
     *
     * @param headers gives the value of a header, or null; must not mind the case of names
     * @param body as it was received, unchanged
     * @return what has happened, in the order of the body; empty when it is nothing about branches, tags and pull requests
     * @throws WebhookException when the delivery is not genuine, not new or not readable
     * @throws IllegalStateException when there is no secret
     */
    public List<WebhookEvent> receive(Function<String, @Nullable String> headers, byte[] body) {
        if (body.length > maxBytes) {
            throw WebhookException.tooLarge(maxBytes);
        }
        var delivery = new Delivery(new Headers(headers), body, clock.instant());
        Host host = hosts.stream()
                .map(WebhookHost::host)
                .filter(candidate -> candidate.sent(delivery.headers()))
                .findFirst()
                .orElseThrow(() -> WebhookException.unknownHost(names()));
        String identity = host.prove(delivery, new Secrets(secrets.get()));
        if (!identity.isEmpty() && !deliveries.take(identity)) {
            throw WebhookException.repeated(host.name());
        }
        return host.events(delivery);
    }

    /** The size of the largest body that is taken. Whoever reads one need not read more. */
    public int maxBytes() {
        return maxBytes;
    }

    private String names() {
        return hosts.stream().map(host -> host.host().name()).collect(Collectors.joining(", "));
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {
        private final Supplier<? extends Collection<String>> secrets;
        private Set<WebhookHost> hosts = EnumSet.allOf(WebhookHost.class);
        private int maxBytes = 10 * 1024 * 1024;
        private int remembered = 10_000;
        private InstantSource clock = InstantSource.system();

        private Builder(Supplier<? extends Collection<String>> secrets) {
            this.secrets = Objects.requireNonNull(secrets, "secrets");
        }

        /** Whose deliveries are taken. By default those of all hosts. */
        public Builder hosts(WebhookHost first, WebhookHost... more) {
            hosts = EnumSet.of(first, more);
            return this;
        }

        /** The size of the largest body that is taken. */
        public Builder maxBytes(int value) {
            maxBytes = positive("maxBytes", value);
            return this;
        }

        /** How many deliveries are remembered, so that none is taken twice. */
        public Builder remembered(int value) {
            remembered = positive("remembered", value);
            return this;
        }

        /** What tells how old a delivery is, where it says so. */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "value");
            return this;
        }

        public Webhooks build() {
            return new Webhooks(this);
        }

        private static int positive(String option, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(option + ": found " + value + "; expected at least 1");
            }
            return value;
        }
    }
}
