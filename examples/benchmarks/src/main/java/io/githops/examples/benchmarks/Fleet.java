package io.githops.examples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Machines of one make in fifty namespaces: the manifests that describe them, and the list in which a cluster shows them. */
final class Fleet {
    private static final int TEAMS = 50;
    private static final int CHANGED_OF = 100;
    private static final String MEMORY = "guest: 7992Mi";
    private static final String MORE_MEMORY = "guest: 16184Mi";
    private static final Path FOLDER = Path.of(System.getProperty("githops.root", "."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared")
            .resolve("bench");
    private static final Path MANIFEST = FOLDER.resolve("vm-desired.yaml");
    private static final Path LIVE = FOLDER.resolve("vm-live.json");

    private final int machines;

    private Fleet(int machines) {
        this.machines = machines;
    }

    /** @throws IllegalStateException when a file that the machines are made from is missing; says which */
    static Fleet of(int machines) {
        missing().ifPresent(message -> {
            throw new IllegalStateException(message);
        });
        return new Fleet(machines);
    }

    /** What keeps a fleet from being made, and what to do. */
    static Optional<String> missing() {
        return List.of(MANIFEST, LIVE).stream()
                .filter(file -> !Files.exists(file))
                .map(file ->
                        file + ": missing; expected a VirtualMachine named vm-0 in the namespace team-0, as a manifest"
                                + " and as a cluster shows it, in the folder ../shared/bench beside the project")
                .findFirst();
    }

    /** The manifest of each machine, in UTF-8. */
    List<byte[]> manifests() {
        String first = read(MANIFEST);
        return each(i -> machine(first, i).getBytes(StandardCharsets.UTF_8));
    }

    /** The manifests where every hundredth machine, from the first on, has more memory than the cluster shows. */
    List<byte[]> changedManifests() {
        String first = read(MANIFEST);
        String changed = first.replace(MEMORY, MORE_MEMORY);
        return each(i -> machine(i % CHANGED_OF == 0 ? changed : first, i).getBytes(StandardCharsets.UTF_8));
    }

    /** All machines as one compact JSON list. */
    byte[] list() {
        return live().stream()
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"apiVersion\":\"kubevirt.io/v1\",\"items\":[",
                                "],\"kind\":\"VirtualMachineList\",\"metadata\":{\"continue\":\"\",\"resourceVersion\":\"1\"}}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Each machine as a cluster shows it, as compact JSON. */
    List<String> live() {
        String first = read(LIVE).strip();
        return each(i -> machine(first, i));
    }

    private <T> List<T> each(IntFunction<T> machine) {
        return IntStream.range(0, machines).mapToObj(machine).toList();
    }

    private static String machine(String first, int number) {
        return first.replace("vm-0", "vm-" + number).replace("team-0", "team-" + number % TEAMS);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
