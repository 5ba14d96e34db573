package io.githops.harvester.embedded;

import io.githops.diff.apply.BuiltInStorage;
import io.githops.diff.apply.Cause;
import io.githops.diff.apply.StoredForm;
import io.githops.diff.apply.Validation;
import io.githops.harvester.embedded.ObjectStore.GroupKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API server itself does to objects, whatever webhooks there are: defaults, set fields, refusals. */
final class ObjectRules {
    private static final Mapping NO_BALANCER = Mapping.of("loadBalancer", Mapping.empty());

    private final ObjectStore store;
    private final ApiResources resources;
    private final EmbeddedClock clock;

    ObjectRules(ObjectStore store, ApiResources resources, EmbeddedClock clock) {
        this.store = store;
        this.resources = resources;
        this.clock = clock;
    }

    /** @throws ApiFailure when the object's namespace does not exist or is going away */
    void requireNamespace(ApiResource resource, Mapping object) {
        if (!resource.isNamespaced()) {
            return;
        }
        String name = ObjectMetadata.namespace(object);
        @Nullable Mapping namespace = store.get(new ResourceId("", "Namespace", "", name));
        if (namespace == null) {
            throw ApiFailure.namespaceNotFound(name);
        }
        if (ObjectMetadata.isBeingDeleted(namespace)) {
            throw ApiFailure.namespaceTerminating(resource, ObjectMetadata.name(object), name);
        }
    }

    /** The object without the status that a write to the main resource cannot set. */
    Mapping withoutStatus(ApiResource resource, Mapping object) {
        return resource.hasStatus() ? object.without("status") : object;
    }

    /** The changed object with the live status, where a write to the main resource cannot set it. */
    Mapping withStatusOf(ApiResource resource, Mapping live, Mapping changed) {
        if (!resource.hasStatus()) {
            return changed;
        }
        @Nullable Tree status = live.get("status");
        return status == null ? changed.without("status") : changed.with("status", status);
    }

    /** Fills in what counts as written by the writer: the defaults of the schema and of the kind. */
    Mapping complete(ApiResource resource, Mapping object) {
        return BuiltInStorage.withDefaults(
                StoredForm.withDefaults(ObjectMetadata.withoutEmptyFields(object), resource.schema()));
    }

    /** Sets the fields that belong to the server alone. */
    Mapping prepare(ApiResource resource, @Nullable Mapping live, Mapping object) {
        if (resource.is("", "Namespace")) {
            return NamespaceRules.prepare(live, object);
        }
        if (resource.is("", "Service")) {
            return new ServiceAddresses(store).give(live, live == null ? object.with("status", NO_BALANCER) : object);
        }
        if (live == null && resource.is("", "PersistentVolumeClaim")) {
            return BuiltInStorage.protect(object);
        }
        if (live == null && resource.is("", "ResourceQuota")) {
            return object.with("status", Mapping.empty());
        }
        return CustomResourceDefinitions.isDefinition(resource)
                ? CustomResourceDefinitions.establish(object, isFree(object), clock.timestamp())
                : object;
    }

    /** @throws ApiFailure when the object breaks a rule of the API server */
    void validate(ApiResource resource, @Nullable Mapping live, Mapping object) {
        var validation = Validation.of(resource.groupVersionKind(), resource.schema());
        List<Cause> causes =
                new ArrayList<>((resource.presentation().hasRules() ? validation.withExpressions() : validation)
                        .problems(live, object));
        if (CustomResourceDefinitions.isDefinition(resource)) {
            causes.addAll(DefinitionCheck.problems(object));
        }
        if (causes.isEmpty()) {
            return;
        }
        throw ApiFailure.invalid(resource, resource.kind(), ObjectMetadata.name(object), causes);
    }

    /** Whether nothing holds an object that is being deleted any more. */
    boolean isReleased(ApiResource resource, Mapping object) {
        return ObjectMetadata.isBeingDeleted(object)
                && ObjectMetadata.finalizers(object).isEmpty()
                && !(resource.is("", "Namespace") && NamespaceRules.isHeld(object));
    }

    /** Whether no other definition, and no bundled kind of another name, has the names of a definition. */
    private boolean isFree(Mapping definition) {
        Mapping names = definition.mapping("spec", "names");
        GroupKind kind = CustomResourceDefinitions.kind(definition);
        String plural = names.text("plural").orElse("");
        return resources.stream()
                .filter(offered -> offered.group().equals(kind.group()))
                .noneMatch(offered ->
                        offered.kind().equals(kind.kind()) != offered.plural().equals(plural));
    }

    /** Takes notice of an object that was stored. */
    void stored(ApiResource resource, Mapping object) {
        if (CustomResourceDefinitions.isDefinition(resource) && CustomResourceDefinitions.isEstablished(object)) {
            GroupKind kind = CustomResourceDefinitions.kind(object);
            resources.replace(kind.group(), kind.kind(), CustomResourceDefinitions.resources(object));
        }
    }

    /** Takes notice of an object that is gone. */
    void removed(ApiResource resource, Mapping object) {
        if (CustomResourceDefinitions.isDefinition(resource) && CustomResourceDefinitions.isEstablished(object)) {
            GroupKind kind = CustomResourceDefinitions.kind(object);
            resources.replace(kind.group(), kind.kind(), List.of());
            store.clear(kind);
        }
    }
}
