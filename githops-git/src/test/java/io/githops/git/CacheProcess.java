package io.githops.git;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another Java process that reads a repository with a cache folder, again for each line that it is sent. */
final class CacheProcess {
    private CacheProcess() {}

    /** Prints the names of the resources, or why there are none, once for each line of its input. */
    public static void main(String[] arguments) throws IOException {
        try (GitSource source = GitSource.builder(arguments[0])
                .cache(Path.of(arguments[1]))
                .access(GitAccess.builder().timeout(Duration.ofMinutes(1)).build())
                .build()) {
            while (System.in.read() == '\n') {
                System.out.println(read(source));
            }
        }
    }

    /** @param prefix of the command, such as a shell that sets limits */
    static ProcessBuilder command(List<String> prefix, String url, Path cache) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx128m",
                "-cp",
                classPath(),
                CacheProcess.class.getName(),
                url,
                cache.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Where the classes are, whoever runs the tests. */
    private static String classPath() {
        Stream<String> named = Stream.of(System.getProperty("java.class.path"));
        Stream<String> loaded = CacheProcess.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                : Stream.of();
        return Stream.concat(named, loaded).collect(Collectors.joining(File.pathSeparator));
    }

    private static String read(GitSource source) {
        try {
            return String.join(",", Fetching.names(source.fetch()));
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }
}
