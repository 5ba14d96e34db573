package io.githops.examples.benchmarks;

import io.githops.git.GitSource;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the first snapshot of a repository takes beside the same files read from disk, in turns, so that both get the same
 * share of a machine that others use as well.
 */
public final class FirstSnapshotReport {
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 15;
    private static final double MILLISECOND = 1e6;

    private final GitHistory history;
    private final List<Path> files;
    private final ManifestReader reader = ManifestReader.of(Kinds.harvester());

    private FirstSnapshotReport(GitHistory history, List<Path> files) {
        this.history = history;
        this.files = files;
    }

    /** @param arguments how many manifests and how many commits; 10000 and 1000 when none are given */
    public static void main(String... arguments) throws IOException, InterruptedException {
        int machines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int commits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Path folder = Files.createTempDirectory("githops-benchmark");
        try {
            GitHistory history = GitHistory.create(folder, machines, commits);
            new FirstSnapshotReport(history, history.checkOut(folder.resolve("files"))).run();
        } finally {
            GitHistory.delete(folder);
        }
    }

    private void run() throws IOException {
        List<Double> ratios = new ArrayList<>();
        List<Double> snapshots = new ArrayList<>();
        List<Double> readings = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double snapshot = milliseconds(this::fetch);
            double reading = milliseconds(this::readFiles);
            if (round >= WARM_UP) {
                snapshots.add(snapshot);
                readings.add(reading);
                ratios.add(snapshot / reading);
            }
        }
        System.out.printf(
                "first snapshot: %.0f ms, the same files: %.0f ms, ratio: %.2f (medians of %d rounds; ratios from %.2f to %.2f)%n",
                median(snapshots),
                median(readings),
                median(ratios),
                ROUNDS,
                ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
                ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow());
    }

    private void fetch() {
        try (GitSource source =
                GitSource.builder(history.repository().toString()).build()) {
            source.fetch();
        }
    }

    private void readFiles() throws IOException {
        List<ManifestFile> manifests = new ArrayList<>();
        for (Path file : files) {
            manifests.add(new ManifestFile(file.toString(), Files.readAllBytes(file)));
        }
        reader.read(manifests).orThrow();
    }

    private static double milliseconds(Work work) throws IOException {
        System.gc();
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / MILLISECOND;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What is measured. */
    private interface Work {
        void run() throws IOException;
    }
}
