package io.githops.examples.quickstart;

import io.githops.harvester.ClientLimits;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.PowerAction;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.model.harvester.VirtualMachineImage;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A fresh embedded Harvester behind a port of this computer, and a client that knows of it what its kubeconfig says. Time
 * goes ten times as fast in it, so that nobody has to wait for machines to boot. As nobody else needs it, the client makes
 * its requests without pauses.
 */
final class LabCluster implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int SPEED = 10;
    private static final String NAMESPACE = "shop";
    private static final int LONGEST_RESTART = 20;
    private static final GroupVersionKind INSTANCE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachineInstance");

    private final EmbeddedHarvester server;
    private final Harvester client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private LabCluster(EmbeddedHarvester server, Harvester client) {
        this.server = server;
        this.client = client;
        clock.scheduleWithFixedDelay(() -> server.advance(TICK), 0, TICK.toMillis() / SPEED, TimeUnit.MILLISECONDS);
    }

    /** @param folder where to put the kubeconfig */
    static LabCluster start(Path folder) throws IOException {
        EmbeddedHarvester server = EmbeddedHarvester.create();
        server.serve(0);
        Path kubeconfig = Files.writeString(Files.createTempFile(folder, "lab", ".kubeconfig"), server.kubeconfig());
        return new LabCluster(
                server,
                Harvester.builder(kubeconfig).limits(ClientLimits.unpaced()).build());
    }

    /** Talks to the server over HTTP, with the token of the kubeconfig. */
    Harvester client() {
        return client;
    }

    /** How many requests asked the server to change something. */
    long writes() {
        return server.writes();
    }

    /** An object of the shop, after the controllers had time to act. */
    <T> Optional<T> find(ResourceKind<T> kind, String name) {
        server.advance(Duration.ofSeconds(5));
        return client.get(kind.groupVersionKind(), NAMESPACE, name).map(live -> live.as(kind));
    }

    LiveMachine machine(String name) {
        return new LiveMachine(find(VirtualMachine.KIND, name).orElseThrow());
    }

    boolean hasImported(String image) {
        return find(VirtualMachineImage.KIND, image).flatMap(VirtualMachineImage::status).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals("Imported") && condition.holds());
    }

    /** Tells one run of a machine from another; empty while it does not run. */
    String runOf(String name) {
        server.advance(Duration.ofSeconds(5));
        return client.get(INSTANCE, NAMESPACE, name).flatMap(Resource::uid).orElse("");
    }

    /** Restarts a machine, and waits until it runs again. */
    void restart(String name) {
        client.power(NAMESPACE, name, PowerAction.restart());
        for (int waited = 0;
                waited < LONGEST_RESTART && (waited == 0 || !machine(name).isRunning());
                waited++) {
            server.advance(Duration.ofSeconds(30));
        }
    }

    /** Waits for what somebody else brings about, for a minute at most. */
    boolean comesTrue(BooleanSupplier condition) throws InterruptedException {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    /** Changes a machine past GitHops, as {@code kubectl edit} does. */
    void editMachine(String name, Mapping patch) {
        client.patch(VirtualMachine.KIND.groupVersionKind(), NAMESPACE, name, Patch.merge(patch), "kubectl-edit");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close();
        server.close();
    }
}
