package io.githops.harvester.embedded;

import static java.util.Map.entry;

import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of kinds that Kubernetes itself brings.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/printers/internalversion/printers.go">kubernetes,
 *     printers.go</a>
 */
final class BuiltInColumns {
    private static final Map<String, List<Column>> COLUMNS = Map.ofEntries(
            entry("/Namespace", List.of(path("Status", ".status.phase"), Column.age())),
            entry("/Pod", List.of(path("Status", ".status.phase"), Column.age())),
            entry(
                    "/ConfigMap",
                    List.of(cell("Data", object -> BuiltInCells.count(object, "data", "binaryData")), Column.age())),
            entry(
                    "/Secret",
                    List.of(
                            path("Type", ".type"),
                            cell("Data", object -> BuiltInCells.count(object, "data")),
                            Column.age())),
            entry(
                    "/PersistentVolumeClaim",
                    List.of(
                            path("Status", ".status.phase"),
                            path("Volume", ".spec.volumeName"),
                            path("Capacity", ".status.capacity.storage"),
                            cell("Access Modes", BuiltInCells::accessModes),
                            path("StorageClass", ".spec.storageClassName"),
                            Column.age(),
                            wide(path("VolumeMode", ".spec.volumeMode")))),
            entry(
                    "/Service",
                    List.of(
                            path("Type", ".spec.type"),
                            cell("Cluster-IP", ServiceCells::address),
                            cell("External-IP", ServiceCells::externalAddress),
                            cell("Port(s)", ServiceCells::ports),
                            Column.age(),
                            wide(cell("Selector", ServiceCells::selector)))),
            entry(
                    "/ServiceAccount",
                    List.of(cell("Secrets", object -> BuiltInCells.count(object, "secrets")), Column.age())),
            entry(
                    "/ResourceQuota",
                    List.of(
                            cell("Request", quota -> BuiltInCells.usage(quota, false)),
                            cell("Limit", quota -> BuiltInCells.usage(quota, true)),
                            Column.age())),
            entry("/LimitRange", List.of(createdAt())),
            entry(
                    "/Event",
                    List.of(
                            age("Last Seen", "lastTimestamp"),
                            path("Type", ".type"),
                            path("Reason", ".reason"),
                            cell("Object", BuiltInCells::eventObject),
                            path("Message", ".message"),
                            wide(path("Name", ".metadata.name")))),
            entry(
                    "/Node",
                    List.of(
                            cell("Status", BuiltInCells::nodeStatus),
                            cell("Roles", BuiltInCells::nodeRoles),
                            Column.age(),
                            path("Version", ".status.nodeInfo.kubeletVersion"),
                            wide(cell("Internal-IP", node -> BuiltInCells.nodeAddress(node, "InternalIP"))),
                            wide(cell("External-IP", node -> BuiltInCells.nodeAddress(node, "ExternalIP"))),
                            wide(cell("OS-Image", node -> BuiltInCells.nodeInfo(node, "osImage"))),
                            wide(cell("Kernel-Version", node -> BuiltInCells.nodeInfo(node, "kernelVersion"))),
                            wide(cell(
                                    "Container-Runtime",
                                    node -> BuiltInCells.nodeInfo(node, "containerRuntimeVersion"))))),
            entry(
                    "apps/Deployment",
                    List.of(
                            cell("Ready", BuiltInCells::deploymentReady),
                            number("Up-to-date", "updatedReplicas"),
                            number("Available", "availableReplicas"),
                            Column.age())),
            entry("coordination.k8s.io/Lease", List.of(path("Holder", ".spec.holderIdentity"), Column.age())),
            entry("rbac.authorization.k8s.io/Role", List.of(createdAt())),
            entry("rbac.authorization.k8s.io/ClusterRole", List.of(createdAt())),
            entry(
                    "rbac.authorization.k8s.io/RoleBinding",
                    List.of(cell("Role", BuiltInCells::boundRole), Column.age())),
            entry(
                    "rbac.authorization.k8s.io/ClusterRoleBinding",
                    List.of(cell("Role", BuiltInCells::boundRole), Column.age())),
            entry(
                    "storage.k8s.io/StorageClass",
                    List.of(
                            cell("Name", BuiltInCells::storageClassName),
                            path("Provisioner", ".provisioner"),
                            path("ReclaimPolicy", ".reclaimPolicy"),
                            path("VolumeBindingMode", ".volumeBindingMode"),
                            cell("AllowVolumeExpansion", BuiltInCells::allowsExpansion),
                            Column.age())),
            entry("apiextensions.k8s.io/CustomResourceDefinition", List.of(createdAt())));

    private BuiltInColumns() {}

    /** @return the age alone for kinds without columns of their own */
    static List<Column> of(String group, String kind) {
        return COLUMNS.getOrDefault(group + "/" + kind, List.of(Column.age()));
    }

    private static Column cell(String name, Function<Mapping, @Nullable Tree> cell) {
        return Column.text(name, cell);
    }

    private static Column path(String name, String path) {
        Function<Mapping, @Nullable Tree> cell = new ColumnPath(path);
        return Column.text(name, object -> {
            @Nullable Tree value = cell.apply(object);
            return value == null ? new Text("") : value;
        });
    }

    private static Column number(String name, String statusField) {
        return Column.text(
                name, object -> BuiltInCells.number(object.mapping("status").get(statusField)));
    }

    private static Column age(String name, String field) {
        return new Column(name, "date", "", "", 0, object -> object.get(field));
    }

    private static Column createdAt() {
        return Column.text("Created At", object -> object.mapping("metadata").get("creationTimestamp"));
    }

    private static Column wide(Column column) {
        return new Column(column.name(), column.type(), column.format(), column.description(), 1, column.cell());
    }
}
