package io.githops.examples.benchmarks;

import io.githops.cluster.ApplyOptions;
import io.githops.harvester.ClientLimits;
import io.githops.harvester.DeleteOptions;
import io.githops.harvester.Harvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long it takes to apply machines with the library, sixteen at a time, and with {@code kubectl apply --server-side}, on
 * the same server, each in a namespace of its own that is deleted in the end.
 */
public final class ApplyReport {
    private static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: vm-%d
              namespace: %s
              labels: {app: load, tier: "%d"}
            spec:
              runStrategy: Halted
              template:
                metadata:
                  labels: {harvesterhci.io/vmName: vm-%d}
                spec:
                  domain:
                    cpu: {cores: 2, sockets: 1, threads: 1}
                    resources: {limits: {cpu: "2", memory: 4Gi}}
                    devices:
                      disks: [{name: root, bootOrder: 1, disk: {bus: virtio}}]
                      interfaces: [{name: default, masquerade: {}}]
                  networks: [{name: default, pod: {}}]
                  volumes: [{name: root, containerDisk: {image: "example.com/images/small:1"}}]
            """;

    private final Harvester harvester;
    private final int machines;

    private ApplyReport(Harvester harvester, int machines) {
        this.harvester = harvester;
        this.machines = machines;
    }

    /** @param args the number of machines, 1,000 unless given; and the kubeconfig of a server other than an embedded one */
    public static void main(String[] args) throws IOException, InterruptedException {
        int machines = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
        if (args.length > 1) {
            report(Path.of(args[1]), machines);
            return;
        }
        try (LoadServer server = LoadServer.start(0)) {
            report(server.kubeconfig(), machines);
        }
    }

    private static void report(Path kubeconfig, int machines) throws IOException, InterruptedException {
        ClientLimits limits = ClientLimits.standard().withRate(10_000, 10_000);
        try (Harvester harvester = Harvester.builder(kubeconfig).limits(limits).build()) {
            var report = new ApplyReport(harvester, machines);
            report.githops("load-warm");
            double kubectl = report.kubectl(kubeconfig, "load-kubectl");
            double githops = report.githops("load-githops");
            System.out.printf(
                    "%,d machines: kubectl %.1f s, githops %.1f s (%,.0f a second), %.1f times as fast%n",
                    machines, kubectl, githops, machines / githops, kubectl / githops);
        }
    }

    private double githops(String namespace) {
        List<Resource> manifests = ManifestReader.of(Kinds.harvester())
                .read(List.of(file(namespace)))
                .orThrow();
        return inNamespace(namespace, () -> {
            List<CompletableFuture<Resource>> applied = manifests.stream()
                    .map(machine -> harvester.async(client -> client.apply(machine, ApplyOptions.forced("load"))))
                    .toList();
            applied.forEach(CompletableFuture::join);
        });
    }

    private double kubectl(Path kubeconfig, String namespace) throws IOException {
        Path file = Files.createTempFile("machines", ".yaml");
        Files.write(file, file(namespace).content());
        double seconds = inNamespace(
                namespace,
                () -> run(
                        "kubectl",
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "apply",
                        "--server-side",
                        "-f",
                        file.toString()));
        Files.delete(file);
        return seconds;
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command[0] + " ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(command[0] + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command[0] + " was interrupted", e);
        }
    }

    /** How long something takes, in seconds. */
    private double inNamespace(String name, Runnable applying) {
        Resource namespace = Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", Mapping.of("name", new Text(name)))
                .build());
        harvester.apply(namespace, ApplyOptions.forced("load"));
        try {
            long start = System.nanoTime();
            applying.run();
            return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        } finally {
            harvester.delete(NAMESPACE, "", name, DeleteOptions.byName());
        }
    }

    private ManifestFile file(String namespace) {
        String text = IntStream.range(0, machines)
                .mapToObj(i -> MACHINE.formatted(i, namespace, i % 3, i))
                .collect(Collectors.joining("---\n"));
        return ManifestFile.of("machines.yaml", text);
    }
}
