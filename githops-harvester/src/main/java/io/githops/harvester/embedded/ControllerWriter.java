package io.githops.harvester.embedded;

import io.githops.diff.admission.Index;
import io.githops.diff.apply.Writer;
import io.githops.harvester.embedded.ObjectStore.GroupKind;
import io.githops.harvester.simulation.StoredObjects;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gives webhooks and controllers their access to the objects: past webhooks and validation, with managed fields. */
final class ControllerWriter implements StoredObjects {
    private final ObjectStore store;
    private final ApiResources resources;
    private final ObjectRules rules;
    private final EmbeddedClock clock;
    private final ObjectWriter writer;
    private final Deletion deletion;
    private final FollowingIndexes indexes;

    ControllerWriter(
            ObjectStore store,
            ApiResources resources,
            ObjectRules rules,
            EmbeddedClock clock,
            ObjectWriter writer,
            Deletion deletion) {
        this.store = store;
        this.resources = resources;
        this.rules = rules;
        this.clock = clock;
        this.writer = writer;
        this.deletion = deletion;
        this.indexes = new FollowingIndexes(store);
    }

    @Override
    public Optional<Mapping> get(ResourceId id) {
        return Optional.ofNullable(store.get(id));
    }

    @Override
    public List<Mapping> having(Index index, String key) {
        return indexes.having(index, key);
    }

    @Override
    public List<Mapping> list(String group, String kind, String namespace) {
        return store.list(new GroupKind(group, kind), namespace).items();
    }

    @Override
    public void create(Mapping object, String fieldManager) {
        var kind = GroupVersionKind.of(
                object.text("apiVersion").orElse(""), object.text("kind").orElse(""));
        resources.find(kind).ifPresent(resource -> writer.exclusively(() -> create(resource, object, fieldManager)));
    }

    private Optional<Mapping> create(ApiResource resource, Mapping object, String fieldManager) {
        Mapping named = GeneratedName.complete(object);
        if (store.get(ObjectWriter.idOf(resource, named)) != null) {
            return Optional.empty();
        }
        Mapping fresh = rules.complete(resource, writer.withIdentity(resource, named));
        Mapping owned = resource.apply().update(null, fresh, writerOf(resource, fieldManager, ""));
        return Optional.of(writer.put(resource, rules.prepare(resource, null, owned)));
    }

    @Override
    public void edit(ResourceId id, String fieldManager, UnaryOperator<Mapping> edit) {
        resources
                .find(id.group(), id.kind())
                .ifPresent(resource -> writer.exclusively(() -> {
                    @Nullable Mapping live = store.get(id);
                    return live == null ? Optional.empty() : edit(resource, live, fieldManager, edit);
                }));
    }

    private Optional<Mapping> edit(
            ApiResource resource, Mapping live, String fieldManager, UnaryOperator<Mapping> edit) {
        Mapping changed = ObjectMetadata.keepServerFields(live, edit.apply(live));
        if (changed.equals(live)) {
            return Optional.empty();
        }
        Mapping main = resource.hasStatus() ? rules.withStatusOf(resource, live, changed) : changed;
        Mapping edited =
                main.equals(live) ? live : resource.apply().update(live, main, writerOf(resource, fieldManager, ""));
        if (resource.hasStatus() && !main.equals(changed)) {
            Mapping withStatus = withStatus(edited, changed.get("status"));
            edited = resource.apply().update(edited, withStatus, writerOf(resource, fieldManager, "status"));
        }
        return Optional.of(writer.put(resource, ObjectWriter.withGeneration(resource, live, edited)));
    }

    private static Mapping withStatus(Mapping object, @Nullable Tree status) {
        return status == null ? object.without("status") : object.with("status", status);
    }

    private Writer writerOf(ApiResource resource, String fieldManager, String subresource) {
        return new Writer(fieldManager, resource.apiVersion(), subresource, clock.timestamp());
    }

    @Override
    public void delete(ResourceId id) {
        resources
                .find(id.group(), id.kind())
                .ifPresent(resource -> writer.exclusively(() -> {
                    @Nullable Mapping live = store.get(id);
                    if (live != null) {
                        deletion.delete(resource, live);
                    }
                    return Optional.empty();
                }));
    }
}
