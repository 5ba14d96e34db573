package io.githops.harvester;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The programs that a kubeconfig may have run to get credentials: names to be looked up, or absolute paths. */
record AllowedPlugins(Set<String> commands) {
    static final AllowedPlugins NONE = new AllowedPlugins(Set.of());

    AllowedPlugins {
        commands = Set.copyOf(commands);
    }

    /** @throws IllegalArgumentException when one is neither a name nor an absolute path */
    static AllowedPlugins of(String... commands) {
        return new AllowedPlugins(Arrays.stream(commands)
                .map(command -> isName(command) ? command : absolute(command))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the system looks a command up in the folders of its search path. */
    static boolean isName(String command) {
        return !command.isBlank() && !command.contains("/") && !command.contains("\\");
    }

    /** @param command a name, or an absolute and normalized path */
    boolean contains(String command) {
        return commands.contains(command);
    }

    /** The names and paths, in order. */
    List<String> sorted() {
        return commands.stream().sorted().toList();
    }

    private static String absolute(String command) {
        try {
            Path path = Path.of(command);
            if (path.isAbsolute()) {
                return path.normalize().toString();
            }
        } catch (InvalidPathException e) {
            // No path at all: what is expected is said below.
        }
        throw new IllegalArgumentException(
                "found \"" + command + "\"; expected the name of a program, such as kubelogin, or an absolute path");
    }
}
