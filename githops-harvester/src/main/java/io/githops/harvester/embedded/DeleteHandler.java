package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredList;
import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes objects, one by one or as a collection. */
final class DeleteHandler implements CallHandler {
    private final ObjectStore store;
    private final ObjectWriter writer;
    private final Deletion deletion;
    private final Admissions admissions;
    private final EmbeddedClock clock;

    DeleteHandler(
            ObjectStore store, ObjectWriter writer, Deletion deletion, Admissions admissions, EmbeddedClock clock) {
        this.store = store;
        this.writer = writer;
        this.deletion = deletion;
        this.admissions = admissions;
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        Mapping options = new RequestBody(call).options();
        boolean dryRun = WriteOptions.isDryRun(call.query(), "DeleteOptions")
                || options.sequence("dryRun").texts().contains("All");
        String policy = call.query().has("propagationPolicy")
                ? call.query().text("propagationPolicy")
                : options.text("propagationPolicy").orElse("");
        List<String> finalizers = Deletion.finalizers(policy);
        return writer.exclusively(() -> call.path().isCollection()
                ? deleteCollection(call, finalizers, dryRun)
                : deleteOne(call, options, finalizers, dryRun));
    }

    private Reply deleteOne(ResourceCall call, Mapping options, List<String> finalizers, boolean dryRun) {
        ApiResource resource = call.resource();
        String name = call.path().name();
        @Nullable Mapping live = store.get(call.id());
        if (live == null) {
            throw ApiFailure.notFound(resource, name);
        }
        Preconditions.checkDeletion(resource, live, options);
        Mapping last = delete(resource, live, finalizers, dryRun);
        return ObjectMetadata.isBeingDeleted(last)
                ? Reply.json(200, new ObjectView(call, clock).object(last))
                : Reply.json(200, StatusBody.deleted(resource, name, ObjectMetadata.uid(live)));
    }

    private Reply deleteCollection(ResourceCall call, List<String> finalizers, boolean dryRun) {
        StoredList selected =
                Selection.of(call).of(store.list(call.groupKind(), call.path().namespace()));
        selected.items().forEach(live -> delete(call.resource(), live, finalizers, dryRun));
        return Reply.json(200, new ObjectView(call, clock).list(selected, Mapping.empty()));
    }

    private Mapping delete(ApiResource resource, Mapping live, List<String> finalizers, boolean dryRun) {
        String name = ObjectMetadata.name(live);
        if (resource.is("", "Namespace") && NamespaceRules.isImmortal(name)) {
            throw ApiFailure.forbidden(
                    "namespaces \"" + name + "\" is forbidden: this namespace may not be deleted",
                    StatusBody.details(name, "", "namespaces"));
        }
        admissions.validateDelete(resource, live);
        return deletion.delete(resource, live, finalizers, dryRun);
    }
}
