package io.githops.examples.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bare repository with the manifests of a fleet, twenty to a folder, and commits of which each but the first gives one machine
 * more memory. Made by {@code git fast-import}.
 */
final class GitHistory {
    private static final int MACHINES_IN_FOLDER = 20;
    private static final int FIRST_COMMIT_MARK = 1_000_000;

    private final Path repository;
    private final List<byte[]> manifests;
    private final List<String> commits;

    private GitHistory(Path repository, List<byte[]> manifests, List<String> commits) {
        this.repository = repository;
        this.manifests = manifests;
        this.commits = commits;
    }

    /** @param folder for the repository, {@code infra.git}; needs the program {@code git} */
    static GitHistory create(Path folder, int machines, int commits) throws IOException, InterruptedException {
        Path repository = folder.resolve("infra.git");
        Path marks = folder.resolve("marks");
        List<byte[]> manifests = Fleet.of(machines).manifests();
        Git.run(folder, "init", "--quiet", "--bare", "--initial-branch=main", repository.toString());
        Process importing = Git.command(repository, "fast-import", "--quiet", "--export-marks=" + marks)
                .start();
        try (OutputStream out = new BufferedOutputStream(importing.getOutputStream(), 1 << 16)) {
            write(out, manifests, commits);
        }
        Git.await(importing);
        return new GitHistory(repository, manifests, commitsIn(marks));
    }

    /** Deletes the folder of a history with all that was put beside it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Path repository() {
        return repository;
    }

    /** In order; each but the first changes one file. */
    List<String> commits() {
        return commits;
    }

    /** Moves the branch {@code main}. */
    void release(String commit) throws IOException {
        Files.writeString(repository.resolve("refs/heads/main"), commit + "\n");
    }

    /** Writes the files of the first commit into a folder; returns them. */
    List<Path> checkOut(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i++) {
            Path file = folder.resolve(path(i));
            Files.createDirectories(file.getParent());
            files.add(Files.write(file, manifests.get(i)));
        }
        return files;
    }

    private static String path(int machine) {
        return "group-%04d/vm-%05d.yaml".formatted(machine / MACHINES_IN_FOLDER, machine);
    }

    private static void write(OutputStream out, List<byte[]> manifests, int commits) throws IOException {
        commit(out, 0);
        for (int i = 0; i < manifests.size(); i++) {
            file(out, i, manifests.get(i));
        }
        for (int commit = 1; commit < commits; commit++) {
            int machine = (int) (commit * 7919L % manifests.size());
            String text = new String(manifests.get(machine), StandardCharsets.UTF_8);
            commit(out, commit);
            file(out, machine, text.replace("7992Mi", 8000 + commit + "Mi").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void commit(OutputStream out, int number) throws IOException {
        text(out, """
                commit refs/heads/main
                mark :%d
                committer Ada Example <ada@example.org> %d +0000
                data 7
                Change
                """.formatted(FIRST_COMMIT_MARK + number, 1_700_000_000L + number));
    }

    private static void file(OutputStream out, int machine, byte[] content) throws IOException {
        text(out, "M 100644 inline " + path(machine) + "\ndata " + content.length + "\n");
        out.write(content);
        out.write('\n');
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> commitsIn(Path marks) throws IOException {
        try (Stream<String> lines = Files.lines(marks)) {
            return lines.sorted()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
        }
    }
}
