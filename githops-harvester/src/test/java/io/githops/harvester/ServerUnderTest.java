package io.githops.harvester;

import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a kubeconfig in {@code -Dgithops.it.kubeconfig=FILE} names, or an embedded one that is served over HTTP; and
 * in it a namespace that is gone in the end.
 */
public final class ServerUnderTest implements AutoCloseable {
    private static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final @Nullable EmbeddedHarvester embedded;
    private final Harvester harvester;
    private final String namespace =
            "githops-it-" + UUID.randomUUID().toString().substring(0, 8);

    private ServerUnderTest(@Nullable EmbeddedHarvester embedded, Harvester harvester) {
        this.embedded = embedded;
        this.harvester = harvester;
    }

    public static ServerUnderTest open() {
        String kubeconfig = System.getProperty("githops.it.kubeconfig", "");
        ServerUnderTest server = kubeconfig.isEmpty() ? embedded() : real(Path.of(kubeconfig));
        server.harvester.create(
                Resource.of(
                        Samples.mapping("{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \""
                                + server.namespace + "\"}}")),
                "githops-it");
        return server;
    }

    private static ServerUnderTest embedded() {
        EmbeddedHarvester embedded =
                EmbeddedHarvester.builder().plainHttp().realTime().start();
        Harvester client = Harvester.builder(embedded.serve(0))
                .bearerToken(embedded::token)
                .build();
        return new ServerUnderTest(embedded, client.within(LIMIT));
    }

    private static ServerUnderTest real(Path kubeconfig) {
        return new ServerUnderTest(null, Harvester.fromKubeconfig(kubeconfig).within(LIMIT));
    }

    public Harvester harvester() {
        return harvester;
    }

    public String namespace() {
        return namespace;
    }

    @Override
    public void close() {
        harvester.delete(NAMESPACE, "", namespace, DeleteOptions.byName());
        harvester.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
