package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of kinds that Kubernetes itself brings. */
final class BuiltInColumns {
    private static final Map<String, List<Column>> COLUMNS = Map.of(
            "/Namespace", List.of(path("Status", ".status.phase"), Column.age()),
            "/ConfigMap", List.of(count("Data", "data", "binaryData"), Column.age()),
            "/Secret", List.of(path("Type", ".type"), count("Data", "data"), Column.age()),
            "/PersistentVolumeClaim",
                    List.of(
                            path("Status", ".status.phase"),
                            path("Volume", ".spec.volumeName"),
                            path("Capacity", ".status.capacity.storage"),
                            Column.text("Access Modes", BuiltInColumns::accessModes),
                            path("StorageClass", ".spec.storageClassName"),
                            Column.age()),
            "/Service",
                    List.of(
                            path("Type", ".spec.type"),
                            path("Cluster-IP", ".spec.clusterIP"),
                            path("External-IP", ".status.loadBalancer.ingress[0].ip"),
                            Column.age()),
            "/Node",
                    List.of(
                            Column.text("Status", BuiltInColumns::nodeStatus),
                            Column.text("Roles", BuiltInColumns::nodeRoles),
                            Column.age(),
                            path("Version", ".status.nodeInfo.kubeletVersion")),
            "storage.k8s.io/StorageClass",
                    List.of(
                            path("Provisioner", ".provisioner"),
                            path("ReclaimPolicy", ".reclaimPolicy"),
                            path("VolumeBindingMode", ".volumeBindingMode"),
                            flag("AllowVolumeExpansion", "allowVolumeExpansion"),
                            Column.age()),
            "apiextensions.k8s.io/CustomResourceDefinition", List.of(createdAt()));

    private BuiltInColumns() {}

    /** @return the age alone for kinds without columns of their own */
    static List<Column> of(String group, String kind) {
        return COLUMNS.getOrDefault(group + "/" + kind, List.of(Column.age()));
    }

    private static Column path(String name, String path) {
        Function<Mapping, @Nullable Tree> cell = new ColumnPath(path);
        return Column.text(name, object -> orEmpty(cell.apply(object)));
    }

    private static Tree orEmpty(@Nullable Tree value) {
        return value == null ? new Text("") : value;
    }

    private static Column count(String name, String... fields) {
        return new Column(name, "string", "", "", 0, object -> {
            int count = 0;
            for (String field : fields) {
                count += object.mapping(field).size();
            }
            return Num.of(count);
        });
    }

    private static Column flag(String name, String field) {
        return new Column(
                name,
                "string",
                "",
                "",
                0,
                object -> new Text(String.valueOf(
                        object.has(field) && Json.text(object.get(field)).equals("true"))));
    }

    private static Column createdAt() {
        return Column.text("Created At", object -> object.mapping("metadata").get("creationTimestamp"));
    }

    private static Tree accessModes(Mapping claim) {
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

    private static Tree nodeStatus(Mapping node) {
        boolean ready = node.mapping("status").sequence("conditions").mappings().stream()
                .anyMatch(condition -> new Text("Ready").equals(condition.get("type"))
                        && new Text("True").equals(condition.get("status")));
        boolean cordoned = Bool.TRUE.equals(node.mapping("spec").get("unschedulable"));
        return new Text((ready ? "Ready" : "NotReady") + (cordoned ? ",SchedulingDisabled" : ""));
    }

    private static Tree nodeRoles(Mapping node) {
        String prefix = "node-role.kubernetes.io/";
        String roles = node.mapping("metadata", "labels").names().stream()
                .filter(label -> label.startsWith(prefix))
                .map(label -> label.substring(prefix.length()))
                .sorted()
                .collect(Collectors.joining(","));
        return new Text(roles.isEmpty() ? "<none>" : roles);
    }
}
