package io.githops.examples.benchmarks;

import io.githops.git.GitSource;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read what is desired from a repository, the first time and after each commit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 6, time = 3)
public class GitBenchmark {
    @Param("10000")
    int machines;

    @Param("1000")
    int commits;

    private final ManifestReader reader = ManifestReader.of(Kinds.harvester());
    private Path folder = Path.of("");
    private GitHistory history;
    private List<Path> files = List.of();

    @Setup
    public void create() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("githops-benchmark");
        history = GitHistory.create(folder, machines, commits);
        files = history.checkOut(folder.resolve("files"));
    }

    @TearDown
    public void delete() throws IOException {
        GitHistory.delete(folder);
    }

    /** A source made for that reads all manifests from the objects of a repository. */
    @Benchmark
    public Snapshot first() {
        try (GitSource source = local()) {
            return source.fetch();
        }
    }

    /** The same manifests from files, which are in memory after the first time. */
    @Benchmark
    public List<Resource> firstFromFiles() throws IOException {
        List<ManifestFile> manifests = new ArrayList<>();
        for (Path file : files) {
            manifests.add(new ManifestFile(file.toString(), Files.readAllBytes(file)));
        }
        return reader.read(manifests).orThrow();
    }

    /** One file has changed since, and the commit is here. */
    @Benchmark
    public Snapshot next(LocalSource local) {
        return local.source.fetch();
    }

    /** One file has changed since, and the commit is fetched from a server. */
    @Benchmark
    public Snapshot nextFetched(RemoteSource remote) {
        return remote.source.fetch();
    }

    /** The same by processes that say which file has changed and read nothing of it. */
    @Benchmark
    public String nextFetchedByGit(RemoteClone clone) throws IOException, InterruptedException {
        Git.run(clone.clone, "fetch", "--quiet", "origin", "+main:main");
        return Git.run(clone.clone, "diff", "--name-only", clone.last, "main");
    }

    /** The server is asked and has nothing new. */
    @Benchmark
    public Snapshot unchanged(IdleSource idle) {
        return idle.source.fetch();
    }

    private GitSource local() {
        return GitSource.builder(history.repository().toString()).build();
    }

    /** Goes through the commits from one end to the other and back, so that each step is a change of one file. */
    private static final class Steps {
        private final GitHistory history;
        private int at;
        private int direction = 1;

        Steps(GitHistory history) {
            this.history = history;
        }

        void next() throws IOException {
            if (at + direction < 0 || at + direction >= history.commits().size()) {
                direction = -direction;
            }
            at += direction;
            history.release(history.commits().get(at));
        }
    }

    /** A source that reads the repository where it is. */
    @State(Scope.Benchmark)
    public static class LocalSource {
        private GitSource source;
        private Steps steps;

        @Setup
        public void open(GitBenchmark benchmark) throws IOException {
            source = benchmark.local();
            steps = new Steps(benchmark.history);
            steps.next();
            source.fetch();
        }

        @Setup(Level.Invocation)
        public void commit() throws IOException {
            steps.next();
        }

        @TearDown
        public void close() {
            source.close();
        }
    }

    /** A source with a cache folder that reads from a server where nothing changes. */
    @State(Scope.Benchmark)
    public static class IdleSource {
        GitSource source;
        private GitServer server;

        @Setup
        public void open(GitBenchmark benchmark) throws IOException {
            server = GitServer.start(benchmark.folder);
            source = GitSource.builder(server.url("infra.git"))
                    .cache(benchmark.folder.resolve("cache"))
                    .build();
            source.fetch();
        }

        @TearDown
        public void close() throws IOException {
            source.close();
            server.close();
        }
    }

    /** A source with a cache folder that reads from a server to which commits come. */
    @State(Scope.Benchmark)
    public static class RemoteSource extends IdleSource {
        private Steps steps;

        @Override
        @Setup
        public void open(GitBenchmark benchmark) throws IOException {
            steps = new Steps(benchmark.history);
            steps.next();
            super.open(benchmark);
        }

        @Setup(Level.Invocation)
        public void commit() throws IOException {
            steps.next();
        }
    }

    /** A clone made by git of a server to which commits come. */
    @State(Scope.Benchmark)
    public static class RemoteClone {
        private Path clone = Path.of("");
        private String last = "";
        private GitServer server;
        private Steps steps;

        @Setup
        public void open(GitBenchmark benchmark) throws IOException, InterruptedException {
            server = GitServer.start(benchmark.folder);
            steps = new Steps(benchmark.history);
            steps.next();
            clone = benchmark.folder.resolve("clone.git");
            Git.run(
                    benchmark.folder,
                    "clone",
                    "--quiet",
                    "--bare",
                    "--depth=1",
                    server.url("infra.git"),
                    clone.toString());
        }

        @Setup(Level.Invocation)
        public void commit() throws IOException, InterruptedException {
            last = Git.run(clone, "rev-parse", "main").strip();
            steps.next();
        }

        @TearDown
        public void close() throws IOException {
            server.close();
        }
    }
}
