package io.githops.examples.benchmarks;

import io.githops.harvester.embedded.EmbeddedHarvester;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Embedded Harvesters in a process of their own, so that what they do is not counted as the client's. */
final class LoadServer implements AutoCloseable {
    private static final String NETWORK = """
            {"apiVersion": "k8s.cni.cncf.io/v1", "kind": "NetworkAttachmentDefinition",
             "metadata": {"name": "vlan-0", "namespace": "default"}, "spec": {"config": "{}"}}""";
    private static final String STORAGE_CLASS = """
            {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "longhorn-image-ubuntu"},
             "provisioner": "driver.longhorn.io"}""";

    private final Process process;
    private final List<Path> kubeconfigs;

    private LoadServer(Process process, List<Path> kubeconfigs) {
        this.process = process;
        this.kubeconfigs = List.copyOf(kubeconfigs);
    }

    /** Serves until its input ends, and prints where the kubeconfig of each server is. */
    public static void main(String[] args) throws IOException {
        int machines = Integer.parseInt(args[0]);
        List<EmbeddedHarvester> servers = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < Integer.parseInt(args[1]); number++) {
            EmbeddedHarvester embedded = EmbeddedHarvester.builder().realTime().start();
            servers.add(embedded);
            if (args.length > 2) {
                embedded.load(Path.of(args[2]));
            } else if (machines > 0) {
                embedded.load(state(machines));
            }
            embedded.serve(0);
            Path file = Files.createTempFile("embedded", ".kubeconfig");
            Files.writeString(file, embedded.kubeconfig());
            files.add(file);
            System.out.println(file);
        }
        while (System.in.read() >= 0) {
            // The end of the input is all that matters.
        }
        servers.forEach(EmbeddedHarvester::close);
        for (Path file : files) {
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
        return start(1, List.of(Integer.toString(machines), "1"));
    }

    /** Starts servers in one process that all begin with the objects of a file. */
    static LoadServer start(Path state, int servers) throws IOException {
        return start(servers, List.of("0", Integer.toString(servers), state.toString()));
    }

    private static LoadServer start(int servers, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                servers == 1 ? "-Xmx2g" : "-Xmx6g",
                "-Dgithops.root=" + System.getProperty("githops.root", "."),
                "-cp",
                System.getProperty("java.class.path"),
                LoadServer.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < servers; number++) {
            String file = lines.readLine();
            if (file == null) {
                throw new IOException("the embedded Harvester did not start");
            }
            files.add(Path.of(file));
        }
        return new LoadServer(process, files);
    }

    Path kubeconfig() {
        return kubeconfigs.get(0);
    }

    /** One for each server. */
    List<Path> kubeconfigs() {
        return kubeconfigs;
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
