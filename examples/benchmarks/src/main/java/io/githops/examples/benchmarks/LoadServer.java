package io.githops.examples.benchmarks;

import io.githops.harvester.embedded.EmbeddedHarvester;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An embedded Harvester in a process of its own, so that what it does is not counted as the client's. */
final class LoadServer implements AutoCloseable {
    private static final String NETWORK =
            """
            {"apiVersion": "k8s.cni.cncf.io/v1", "kind": "NetworkAttachmentDefinition",
             "metadata": {"name": "vlan-0", "namespace": "default"}, "spec": {"config": "{}"}}""";
    private static final String STORAGE_CLASS =
            """
            {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "longhorn-image-ubuntu"},
             "provisioner": "driver.longhorn.io"}""";

    private final Process process;
    private final Path kubeconfig;

    private LoadServer(Process process, Path kubeconfig) {
        this.process = process;
        this.kubeconfig = kubeconfig;
    }

    /** Serves until its input ends, and prints where its kubeconfig is. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedHarvester embedded = EmbeddedHarvester.builder().realTime().start()) {
            int machines = Integer.parseInt(args[0]);
            if (machines > 0) {
                embedded.load(state(machines));
            }
            embedded.serve(0);
            Path file = Files.createTempFile("embedded", ".kubeconfig");
            Files.writeString(file, embedded.kubeconfig());
            System.out.println(file);
            while (System.in.read() >= 0) {
                // The end of the input is all that matters.
            }
            Files.delete(file);
        }
    }

    /** The machines of a fleet, with what they refer to. */
    private static String state(int machines) {
        return Stream.concat(Fleet.of(machines).live().stream(), Stream.of(NETWORK, STORAGE_CLASS))
                .collect(Collectors.joining(",", "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[", "]}"));
    }

    /** Starts a server that has machines of a fleet already. */
    static LoadServer start(int machines) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-Dgithops.root=" + System.getProperty("githops.root", "."),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadServer.class.getName(),
                        Integer.toString(machines))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String file = lines.readLine();
        if (file == null) {
            throw new IOException("the embedded Harvester did not start");
        }
        return new LoadServer(process, Path.of(file));
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
