package io.githops.inventory;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.InvalidAnswerException;
import io.githops.diff.Inventory;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the inventory as JSON in a ConfigMap, guarded by the ConfigMap's resource version. */
final class ConfigMapInventory implements InventoryStore {
    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");
    private static final String KEY = "inventory.json";

    private final Cluster cluster;
    private final String namespace;
    private final String name;
    private final String fieldManager;
    private @Nullable Resource stored;

    ConfigMapInventory(Cluster cluster, String namespace, String name, String fieldManager) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.name = name;
        this.fieldManager = fieldManager;
    }

    @Override
    public Inventory load() {
        Optional<Resource> found = cluster.get(CONFIG_MAP, namespace, name);
        stored = found.orElse(null);
        return found.map(this::read).orElse(Inventory.empty());
    }

    @Override
    public void save(Inventory inventory) {
        Mapping metadata = Mapping.builder()
                .put("name", name)
                .put("namespace", namespace)
                .put("labels", Mapping.of("app.kubernetes.io/managed-by", new io.githops.tree.Text("githops")))
                .putIfPresent(
                        "resourceVersion",
                        stored == null ? null : stored.metadata().get("resourceVersion"))
                .build();
        Resource manifest = Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", metadata)
                .put(
                        "data",
                        Mapping.builder()
                                .put(KEY, Json.indented(write(inventory)))
                                .build())
                .build());
        stored = cluster.apply(manifest, new ApplyOptions(fieldManager, true, false));
    }

    private static Tree write(Inventory inventory) {
        return Sequence.of(inventory.entries().entrySet().stream()
                .map(owned -> Mapping.builder()
                        .put("group", owned.getKey().group())
                        .put("version", owned.getValue().version())
                        .put("kind", owned.getKey().kind())
                        .put("namespace", owned.getKey().namespace())
                        .put("name", owned.getKey().name())
                        .put("uid", owned.getValue().uid())
                        .put("origin", owned.getValue().origin())
                        .build())
                .toList());
    }

    private Inventory read(Resource configMap) {
        String text = configMap.tree().mapping("data").text(KEY).orElse("[]");
        try {
            var entries = new TreeMap<ResourceId, Inventory.Entry>();
            if (!(Json.parse(text) instanceof Sequence owned)) {
                throw unreadable();
            }
            for (Mapping entry : owned.mappings()) {
                entries.put(
                        new ResourceId(
                                field(entry, "group"),
                                field(entry, "kind"),
                                field(entry, "namespace"),
                                field(entry, "name")),
                        new Inventory.Entry(
                                field(entry, "version"),
                                field(entry, "uid"),
                                entry.text("origin").orElse("")));
            }
            return Inventory.of(entries);
        } catch (MalformedJsonException e) {
            throw unreadable();
        }
    }

    private String field(Mapping entry, String field) {
        return entry.text(field).orElseThrow(this::unreadable);
    }

    private InvalidAnswerException unreadable() {
        return new InvalidAnswerException(
                "ConfigMap " + namespace + "/" + name + ": data[\"" + KEY
                        + "\"] is no inventory; expected the JSON that the"
                        + " last sync wrote. Restore it, or delete the ConfigMap to start without an inventory (nothing"
                        + " is pruned then)",
                null);
    }
}
