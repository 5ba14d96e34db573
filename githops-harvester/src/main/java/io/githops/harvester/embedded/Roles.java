package io.githops.harvester.embedded;

import io.githops.harvester.embedded.AccessRule.Access;
import io.githops.harvester.embedded.ObjectStore.GroupKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What users may do: by rules of their own, and by the roles that objects in the cluster bind to them. */
final class Roles {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final GroupKind CLUSTER_BINDING = new GroupKind(GROUP, "ClusterRoleBinding");
    private static final GroupKind BINDING = new GroupKind(GROUP, "RoleBinding");

    private final ObjectStore store;

    Roles(ObjectStore store) {
        this.store = store;
    }

    Decision decide(EmbeddedUser user, Access access) {
        if (user.isIn(EmbeddedUser.MASTERS) || user.rules().stream().anyMatch(rule -> rule.allows(access))) {
            return new Decision(true, "");
        }
        List<String> missing = new ArrayList<>();
        for (Grant grant : grants(user, access.namespace())) {
            List<AccessRule> rules = rules(grant);
            if (rules == null) {
                missing.add(grant.missing());
            } else if (rules.stream().anyMatch(rule -> rule.allows(access))) {
                return new Decision(true, "RBAC: allowed by " + grant);
            }
        }
        return new Decision(false, reason(missing));
    }

    private static String reason(List<String> missing) {
        List<String> each = missing.stream().distinct().toList();
        return switch (each.size()) {
            case 0 -> "";
            case 1 -> "RBAC: " + each.get(0);
            default -> "RBAC: [" + String.join(", ", each) + "]";
        };
    }

    /** All that a user may do in a namespace. */
    List<AccessRule> rules(EmbeddedUser user, String namespace) {
        if (user.isIn(EmbeddedUser.MASTERS)) {
            return List.of(AccessRule.everything());
        }
        List<AccessRule> all = new ArrayList<>(
                user.rules().stream().filter(rule -> rule.appliesIn(namespace)).toList());
        for (Grant grant : grants(user, namespace)) {
            List<AccessRule> rules = rules(grant);
            if (rules != null) {
                all.addAll(rules);
            }
        }
        return all;
    }

    private List<Grant> grants(EmbeddedUser user, String namespace) {
        Stream<Mapping> local = namespace.isEmpty() ? Stream.empty() : store.list(BINDING, namespace).items().stream();
        return Stream.concat(store.list(CLUSTER_BINDING, "").items().stream(), local)
                .flatMap(binding -> Grant.of(binding, user))
                .toList();
    }

    private @Nullable List<AccessRule> rules(Grant grant) {
        @Nullable Mapping role = store.get(grant.role());
        if (role == null) {
            return null;
        }
        Set<String> namespaces = grant.namespace().isEmpty() ? Set.of() : Set.of(grant.namespace());
        return role.sequence("rules").mappings().stream()
                .map(rule -> AccessRule.of(rule, namespaces))
                .toList();
    }

    /** @param reason in the API server's words; may be empty */
    record Decision(boolean isAllowed, String reason) {}

    /**
     * A role that a binding gives to a user.
     *
     * @param namespace of the binding; empty for the whole cluster
     */
    private record Grant(String binding, String namespace, String kind, String name, String subject) {
        static Stream<Grant> of(Mapping binding, EmbeddedUser user) {
            Mapping role = binding.mapping("roleRef");
            return binding.sequence("subjects").mappings().stream()
                    .filter(subject -> isFor(subject, user))
                    .limit(1)
                    .map(subject -> new Grant(
                            ObjectMetadata.name(binding),
                            binding.mapping("metadata").text("namespace").orElse(""),
                            role.text("kind").orElse(""),
                            role.text("name").orElse(""),
                            described(subject)));
        }

        private static boolean isFor(Mapping subject, EmbeddedUser user) {
            String name = subject.text("name").orElse("");
            return switch (subject.text("kind").orElse("")) {
                case "User" -> user.name().equals(name);
                case "Group" -> user.isIn(name);
                case "ServiceAccount" ->
                    user.name()
                            .equals("system:serviceaccount:"
                                    + subject.text("namespace").orElse("") + ":" + name);
                default -> false;
            };
        }

        private static String described(Mapping subject) {
            String kind = subject.text("kind").orElse("");
            String name = subject.text("name").orElse("");
            String where = kind.equals("ServiceAccount")
                    ? "/" + subject.text("namespace").orElse("")
                    : "";
            return kind + " \"" + name + where + "\"";
        }

        ResourceId role() {
            return new ResourceId(GROUP, kind, kind.equals("Role") ? namespace : "", name);
        }

        String missing() {
            return kind.toLowerCase(Locale.ROOT) + "." + GROUP + " \"" + name + "\" not found";
        }

        @Override
        public String toString() {
            String where = namespace.isEmpty()
                    ? "ClusterRoleBinding \"" + binding
                    : "RoleBinding \"" + binding + "/" + namespace;
            return where + "\" of " + kind + " \"" + name + "\" to " + subject;
        }
    }
}
