package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.Set;

/**
 * Something a user may do, as a rule of Kubernetes' roles. {@code *} stands for all verbs, groups or resources.
 *
 * <pre>{@code
 * AccessRule.of("kubevirt.io", "virtualmachines", "get", "list", "watch").inNamespaces("team-a")
 * }</pre>
 *
 * @param verbs such as {@code get} and {@code patch}
 * @param groups of the resources; the core group is empty
 * @param resources in the plural, with their sub-resources after a slash: {@code virtualmachines/status}
 * @param names empty for objects of any name
 * @param namespaces empty for all, and for cluster-scoped objects
 */
public record AccessRule(
        Set<String> verbs, Set<String> groups, Set<String> resources, Set<String> names, Set<String> namespaces) {
    private static final String ANY = "*";

    /** Copies the sets. */
    public AccessRule {
        verbs = Set.copyOf(verbs);
        groups = Set.copyOf(groups);
        resources = Set.copyOf(resources);
        names = Set.copyOf(names);
        namespaces = Set.copyOf(namespaces);
    }

    /** Some verbs on one resource, in all namespaces and on the cluster. */
    public static AccessRule of(String group, String resource, String... verbs) {
        return new AccessRule(Set.of(verbs), Set.of(group), Set.of(resource), Set.of(), Set.of());
    }

    /** Everything. */
    public static AccessRule everything() {
        return of(ANY, ANY, ANY);
    }

    /** The same in these namespaces only. */
    public AccessRule inNamespaces(String... some) {
        return new AccessRule(verbs, groups, resources, names, Set.of(some));
    }

    /** The same for objects of these names only; lists and creations, which name none, are refused then. */
    public AccessRule named(String... some) {
        return new AccessRule(verbs, groups, resources, Set.of(some), namespaces);
    }

    /** A rule of a {@code Role} or {@code ClusterRole}. */
    static AccessRule of(Mapping rule, Set<String> namespaces) {
        return new AccessRule(
                texts(rule, "verbs"),
                texts(rule, "apiGroups"),
                texts(rule, "resources"),
                texts(rule, "resourceNames"),
                namespaces);
    }

    private static Set<String> texts(Mapping rule, String field) {
        return Set.copyOf(rule.sequence(field).texts());
    }

    boolean allows(Access access) {
        return includes(verbs, access.verb())
                && includes(groups, access.group())
                && allowsResource(access)
                && (names.isEmpty() || names.contains(access.name()))
                && appliesIn(access.namespace());
    }

    private boolean allowsResource(Access access) {
        return resources.contains(ANY)
                || resources.contains(access.fullResource())
                || !access.subresource().isEmpty() && resources.contains("*/" + access.subresource());
    }

    boolean appliesIn(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }

    private static boolean includes(Set<String> allowed, String asked) {
        return allowed.contains(ANY) || allowed.contains(asked);
    }

    Mapping toTree() {
        var rule = Mapping.builder()
                .put("verbs", sequence(verbs))
                .put("apiGroups", sequence(groups))
                .put("resources", sequence(resources));
        if (!names.isEmpty()) {
            rule.put("resourceNames", sequence(names));
        }
        return rule.build();
    }

    private static Sequence sequence(Set<String> texts) {
        return Sequence.ofTexts(texts.stream().sorted().toList());
    }

    /**
     * Something that somebody wants to do.
     *
     * @param resource in the plural
     * @param name empty when none is named
     */
    record Access(String verb, String group, String resource, String subresource, String namespace, String name) {
        static Access of(ApiRequest request, RequestPath path) {
            return new Access(
                    Authorization.verb(request, path),
                    path.group(),
                    path.plural(),
                    path.subresource(),
                    path.namespace(),
                    path.name());
        }

        /** As a {@code SelfSubjectAccessReview} names it. */
        static Access of(Mapping attributes) {
            return new Access(
                    text(attributes, "verb"),
                    text(attributes, "group"),
                    text(attributes, "resource"),
                    text(attributes, "subresource"),
                    text(attributes, "namespace"),
                    text(attributes, "name"));
        }

        private static String text(Mapping attributes, String field) {
            return attributes.text(field).orElse("");
        }

        String fullResource() {
            return subresource.isEmpty() ? resource : resource + "/" + subresource;
        }
    }
}
