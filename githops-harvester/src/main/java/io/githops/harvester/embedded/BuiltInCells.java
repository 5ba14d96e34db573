package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the columns of built-in kinds where it is more than a field. */
final class BuiltInCells {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

    private BuiltInCells() {}

    static Tree count(Mapping object, String... fields) {
        int count = 0;
        for (String field : fields) {
            count += object.mapping(field).size() + object.sequence(field).size();
        }
        return new Text(Integer.toString(count));
    }

    static Tree number(@Nullable Tree value) {
        return new Text(value instanceof Num number ? Json.text(number) : "0");
    }

    static Tree accessModes(Mapping claim) {
        return new Text(claim.mapping("spec").sequence("accessModes").texts().stream()
                .map(mode -> switch (mode) {
                    case "ReadWriteOnce" -> "RWO";
                    case "ReadOnlyMany" -> "ROX";
                    case "ReadWriteMany" -> "RWX";
                    case "ReadWriteOncePod" -> "RWOP";
                    default -> mode;
                })
                .collect(Collectors.joining(",")));
    }

    /** What is used of each amount that a quota grants: requests, or limits. */
    static Tree usage(Mapping quota, boolean limits) {
        Mapping hard = quota.mapping("spec", "hard");
        Mapping used = quota.mapping("status", "used");
        return new Text(hard.names().stream()
                .filter(name -> name.startsWith("limits.") == limits)
                .sorted()
                .map(name -> name + ": " + used.text(name).orElse("0") + "/"
                        + hard.text(name).orElse("0"))
                .collect(Collectors.joining(", ")));
    }

    static Tree eventObject(Mapping event) {
        Mapping involved = event.mapping("involvedObject");
        return new Text(involved.text("kind").orElse("").toLowerCase(Locale.ROOT) + "/"
                + involved.text("name").orElse(""));
    }

    static Tree nodeStatus(Mapping node) {
        boolean ready = node.mapping("status").sequence("conditions").mappings().stream()
                .anyMatch(condition -> new Text("Ready").equals(condition.get("type"))
                        && new Text("True").equals(condition.get("status")));
        boolean cordoned = Bool.TRUE.equals(node.mapping("spec").get("unschedulable"));
        return new Text((ready ? "Ready" : "NotReady") + (cordoned ? ",SchedulingDisabled" : ""));
    }

    static Tree nodeRoles(Mapping node) {
        String roles = node.mapping("metadata", "labels").names().stream()
                .filter(label -> label.startsWith(ROLE_PREFIX))
                .map(label -> label.substring(ROLE_PREFIX.length()))
                .sorted()
                .collect(Collectors.joining(","));
        return orNone(roles);
    }

    static Tree nodeAddress(Mapping node, String type) {
        return orNone(node.mapping("status").sequence("addresses").mappings().stream()
                .filter(address -> new Text(type).equals(address.get("type")))
                .flatMap(address -> address.text("address").stream())
                .findFirst()
                .orElse(""));
    }

    static Tree nodeInfo(Mapping node, String field) {
        return new Text(node.mapping("status", "nodeInfo").text(field).orElse("<unknown>"));
    }

    static Tree deploymentReady(Mapping deployment) {
        Tree wanted = number(deployment.mapping("spec").get("replicas"));
        Tree ready = number(deployment.mapping("status").get("readyReplicas"));
        return new Text(((Text) ready).value() + "/" + ((Text) wanted).value());
    }

    static Tree boundRole(Mapping binding) {
        Mapping role = binding.mapping("roleRef");
        return new Text(role.text("kind").orElse("") + "/" + role.text("name").orElse(""));
    }

    static Tree storageClassName(Mapping storageClass) {
        boolean isDefault = new Text("true")
                .equals(storageClass
                        .mapping("metadata", "annotations")
                        .get("storageclass.kubernetes.io/is-default-class"));
        return new Text(ObjectMetadata.name(storageClass) + (isDefault ? " (default)" : ""));
    }

    static Tree allowsExpansion(Mapping storageClass) {
        return new Text(String.valueOf(Bool.TRUE.equals(storageClass.get("allowVolumeExpansion"))));
    }

    static Tree orNone(String text) {
        return new Text(text.isEmpty() ? "<none>" : text);
    }
}
