package io.githops.harvester.embedded;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A user whom the embedded Harvester knows by a token. What a user may do is what these rules say, and what the roles say
 * that are bound, in the cluster itself, to the user's name or groups; every user may see which kinds there are.
 *
 * @param name as {@code RoleBinding}s call it; {@code system:serviceaccount:NAMESPACE:NAME} is a service account
 * @param groups besides those that Kubernetes gives, such as {@code system:authenticated}; members of {@code system:masters} may do everything
 */
public record EmbeddedUser(String name, String token, List<String> groups, List<AccessRule> rules) {
    static final String ANONYMOUS = "system:anonymous";
    static final String MASTERS = "system:masters";
    private static final String AUTHENTICATED = "system:authenticated";

    /** Copies the lists. */
    public EmbeddedUser {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(token, "token");
        groups = List.copyOf(groups);
        rules = List.copyOf(rules);
    }

    /** A user without rights of its own. */
    public static EmbeddedUser of(String name, String token) {
        return new EmbeddedUser(name, token, List.of(), List.of());
    }

    /** The same user in more groups. */
    public EmbeddedUser inGroups(String... more) {
        return new EmbeddedUser(name, token, joined(groups, List.of(more)), rules);
    }

    /** The same user with more rights. */
    public EmbeddedUser allowing(AccessRule... more) {
        return new EmbeddedUser(name, token, groups, joined(rules, List.of(more)));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    boolean isIn(String group) {
        return groups.contains(group) || givenGroups().contains(group);
    }

    /** The groups that Kubernetes puts a user in. */
    private List<String> givenGroups() {
        if (name.equals(ANONYMOUS)) {
            return List.of("system:unauthenticated");
        }
        String[] parts = name.split(":");
        return name.startsWith("system:serviceaccount:") && parts.length == 4
                ? List.of(AUTHENTICATED, "system:serviceaccounts", "system:serviceaccounts:" + parts[2])
                : List.of(AUTHENTICATED);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return name;
    }
}
