package io.githops.webhook;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The repository that a delivery is about.
 *
 * @param addresses all that lead to it, as {@link #isAt} compares them: host and path, such as {@code git.example/team/infra}. An
 *     address that the host did not tell in full begins with an asterisk in place of what is missing.
 * @param defaultBranch its name; null when the host does not tell
 */
public record HookedRepository(
        Set<String> addresses, @Nullable String defaultBranch) {
    private static final String ANY_HOST = "*/";

    /** Copies the addresses. */
    public HookedRepository {
        addresses = Set.copyOf(addresses);
    }

    /** @param texts addresses as a host writes them; those that are none are left out */
    static HookedRepository of(Stream<String> texts, @Nullable String defaultBranch) {
        Set<String> addresses = texts.flatMap(text -> RepositoryAddress.normalized(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return new HookedRepository(addresses, defaultBranch);
    }

    /** @param path of the repository on whatever host */
    static HookedRepository anywhere(String path) {
        return new HookedRepository(Set.of(ANY_HOST + RepositoryAddress.normalizedPath(path)), null);
    }

    /**
     * Whether an address leads to this repository, whatever its scheme, user, case, or {@code .git} at its end.
     *
     * @param address as {@link io.githops.git.GitSource#builder} takes it; no local path leads here
     */
    public boolean isAt(String address) {
        return RepositoryAddress.normalized(address)
                .filter(text -> addresses.stream().anyMatch(known -> isSame(known, text)))
                .isPresent();
    }

    private static boolean isSame(String known, String text) {
        return known.startsWith(ANY_HOST) ? text.endsWith(known.substring(1)) : known.equals(text);
    }
}
