package io.githops.harvester.embedded;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes objects through everything that lies between a request and the store: the fields that the server sets, defaults,
 * managed fields, webhooks and validation, in the API server's order. One writer at a time. Thread-safe.
 */
final class ObjectWriter {
    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectStore store;
    private final EmbeddedClock clock;
    private final ObjectRules rules;
    private final Admissions admissions;

    ObjectWriter(ObjectStore store, EmbeddedClock clock, ObjectRules rules, Admissions admissions) {
        this.store = store;
        this.clock = clock;
        this.rules = rules;
        this.admissions = admissions;
    }

    /** Runs something that reads objects in order to write them. */
    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Mapping live(ResourceId id) {
        return store.get(id);
    }

    /**
     * Creates an object by anything but an apply; the writer owns what it sent.
     *
     * @throws ApiFailure when the object is refused or its name is taken
     */
    Mapping create(ApiResource resource, Mapping object, WriteOptions options) {
        var writer = options.writer(resource, clock.timestamp());
        return create(resource, object, options, fresh -> resource.apply().update(null, fresh, writer));
    }

    /**
     * Creates an object that an apply gave, with its managed fields.
     *
     * @throws ApiFailure when the object is refused
     */
    Mapping createApplied(ApiResource resource, Mapping applied, WriteOptions options) {
        return create(resource, applied, options, UnaryOperator.identity());
    }

    private Mapping create(ApiResource resource, Mapping sent, WriteOptions options, UnaryOperator<Mapping> ownership) {
        return exclusively(() -> {
            Mapping named = GeneratedName.complete(sent);
            rules.requireNamespace(resource, named);
            Mapping fresh = withIdentity(resource, rules.withoutStatus(resource, named));
            Mapping owned = ownership.apply(rules.complete(resource, fresh));
            Mapping object = rules.prepare(resource, null, mutate(resource, null, owned));
            rules.validate(resource, null, object);
            admissions.validate(resource, null, object);
            ResourceId id = idOf(resource, object);
            if (store.get(id) != null) {
                throw ApiFailure.alreadyExists(resource, id.name());
            }
            return options.dryRun() ? object : put(resource, object);
        });
    }

    /** A new object with what the server gives to each. */
    Mapping withIdentity(ApiResource resource, Mapping object) {
        return object.edit("metadata", metadata -> {
            Mapping fresh = metadata.without("resourceVersion")
                    .without("selfLink")
                    .without("deletionTimestamp")
                    .without("deletionGracePeriodSeconds")
                    .with("uid", new Text(UUID.randomUUID().toString()))
                    .with("creationTimestamp", new Text(clock.timestamp()));
            return resource.hasGeneration() ? fresh.with("generation", Num.of(1)) : fresh.without("generation");
        });
    }

    /**
     * Changes an object by anything but an apply; the writer owns what it changed.
     *
     * @throws ApiFailure when the change is refused
     */
    Mapping update(ApiResource resource, Mapping live, Mapping changed, WriteOptions options) {
        var writer = options.writer(resource, clock.timestamp());
        return update(
                resource, live, changed, options, object -> resource.apply().update(live, object, writer));
    }

    /**
     * Changes an object to what an apply gave, with its managed fields.
     *
     * @throws ApiFailure when the change is refused
     */
    Mapping updateApplied(ApiResource resource, Mapping live, Mapping applied, WriteOptions options) {
        return update(resource, live, applied, options, UnaryOperator.identity());
    }

    private Mapping update(
            ApiResource resource,
            Mapping live,
            Mapping changed,
            WriteOptions options,
            UnaryOperator<Mapping> ownership) {
        Mapping kept = ObjectMetadata.keepServerFields(live, changed);
        Mapping scoped = options.isStatus() ? statusOnly(live, kept) : rules.withStatusOf(resource, live, kept);
        Mapping owned = ownership.apply(rules.complete(resource, scoped));
        Mapping object = options.isStatus() ? owned : rules.prepare(resource, live, mutate(resource, live, owned));
        Mapping counted = withGeneration(resource, live, object);
        rules.validate(resource, live, counted);
        if (!options.isStatus()) {
            admissions.validate(resource, live, counted);
        }
        if (Changes.none(live, counted)) {
            return live;
        }
        return options.dryRun() ? counted : put(resource, counted);
    }

    /** Stores a change past webhooks and validation, as a controller's; returns the object as it is then. */
    Mapping put(ApiResource resource, Mapping object) {
        ResourceId id = idOf(resource, object);
        Mapping stored = store.put(id, object);
        rules.stored(resource, stored);
        if (rules.isReleased(resource, stored)) {
            remove(resource, stored);
        }
        return stored;
    }

    /** Takes an object out of the store. */
    void remove(ApiResource resource, Mapping live) {
        store.remove(idOf(resource, live));
        rules.removed(resource, live);
    }

    private static Mapping statusOnly(Mapping live, Mapping changed) {
        @Nullable Tree status = changed.get("status");
        Mapping object = status == null ? live.without("status") : live.with("status", status);
        @Nullable Tree managedFields = changed.mapping("metadata").get("managedFields");
        return managedFields == null ? object : ObjectMetadata.with(object, "managedFields", managedFields);
    }

    private Mapping mutate(ApiResource resource, @Nullable Mapping live, Mapping object) {
        Mapping mutated = admissions.mutate(resource, live, object);
        return mutated == object ? object : rules.complete(resource, new Pruning().prune(mutated, resource.schema()));
    }

    /** The changed object with its generation counted up where the change asks for it. */
    static Mapping withGeneration(ApiResource resource, Mapping live, Mapping object) {
        if (!resource.hasGeneration() || !Changes.inSpecification(resource, live, object)) {
            return object;
        }
        return ObjectMetadata.with(object, "generation", Num.of(ObjectMetadata.generation(live) + 1));
    }

    static ResourceId idOf(ApiResource resource, Mapping object) {
        return resource.id(
                resource.isNamespaced() ? ObjectMetadata.namespace(object) : "", ObjectMetadata.name(object));
    }
}
