package io.githops.harvester.simulation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.diff.admission.Admission;
import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.Refusal;
import io.githops.diff.admission.Timing;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A cluster in memory: identities, generations, finalizers, and a clock that stands until it is moved. */
final class FakeObjects implements StoredObjects {
    private final TreeMap<ResourceId, Mapping> objects = new TreeMap<>();
    private final List<Admission> admissions = Admissions.harvester();
    private final List<Controller> controllers = HarvesterSimulation.controllers();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int changes;

    /** Creates or replaces as a user does: past webhooks, keeping what the server wrote. */
    Mapping write(Mapping manifest) {
        ResourceId id = new ApiObject(manifest).id();
        @Nullable Mapping live = objects.get(id);
        Mapping object = live == null ? withIdentity(manifest) : onto(live, manifest);
        for (Admission admission : covering(id)) {
            object = admission.mutate(live, object, this);
        }
        for (Admission admission : covering(id)) {
            refuse(admission.check(live, object, this));
        }
        store(id, object);
        return Objects.requireNonNull(objects.get(id));
    }

    /** The refusal that a write meets. */
    Refusal refusal(Mapping manifest) {
        return tryToWrite(manifest).orElseThrow(() -> new AssertionError("nothing was refused"));
    }

    /** Writes, unless that is refused. */
    Optional<Refusal> tryToWrite(Mapping manifest) {
        try {
            write(manifest);
            return Optional.empty();
        } catch (RefusedWriteException e) {
            return Optional.of(e.refusal);
        }
    }

    void remove(ResourceId id) {
        for (Admission admission : covering(id)) {
            refuse(admission.checkDelete(Objects.requireNonNull(objects.get(id)), this));
        }
        delete(id);
    }

    Refusal removalRefusal(ResourceId id) {
        return Objects.requireNonNull(
                        catchThrowableOfType(RefusedWriteException.class, () -> remove(id)), "nothing was refused")
                .refusal;
    }

    private static void refuse(List<Refusal> refusals) {
        refusals.stream().findFirst().ifPresent(refusal -> {
            throw new RefusedWriteException(refusal);
        });
    }

    private static final class RefusedWriteException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        RefusedWriteException(Refusal refusal) {
            super(refusal.toString());
            this.refusal = refusal;
        }
    }

    /** Changes an object as a user does who read it before. */
    Mapping change(ResourceId id, UnaryOperator<Mapping> edit) {
        return write(edit.apply(read(id).tree()));
    }

    ApiObject read(ResourceId id) {
        return new ApiObject(Objects.requireNonNull(objects.get(id), id::toString));
    }

    /** Lets the controllers work until nothing changes, without time going by. */
    FakeObjects settle() {
        for (int before = -1; before != changes; ) {
            before = changes;
            controllers.forEach(controller -> controller.step(this, now));
        }
        return this;
    }

    /** Lets time go by in steps of a second. */
    FakeObjects pass(int seconds) {
        settle();
        for (int i = 0; i < seconds; i++) {
            now = now.plus(Duration.ofSeconds(1));
            settle();
        }
        return this;
    }

    /** Lets the controllers look again only when this much time went by. */
    FakeObjects passAtOnce(Duration duration) {
        settle();
        now = now.plus(duration);
        return settle();
    }

    /** A cluster that starts with a copy of these objects. */
    FakeObjects copy() {
        var copy = new FakeObjects();
        copy.objects.putAll(objects);
        copy.now = now;
        return copy;
    }

    @Override
    public Optional<Mapping> get(ResourceId id) {
        return Optional.ofNullable(objects.get(id));
    }

    @Override
    public List<Mapping> list(String group, String kind, String namespace) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().group().equals(group)
                        && entry.getKey().kind().equals(kind)
                        && (namespace.isEmpty() || entry.getKey().namespace().equals(namespace)))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void create(Mapping object, String fieldManager) {
        ResourceId id = new ApiObject(object).id();
        if (!objects.containsKey(id)) {
            store(id, withIdentity(object));
        }
    }

    @Override
    public void edit(ResourceId id, String fieldManager, UnaryOperator<Mapping> edit) {
        @Nullable Mapping live = objects.get(id);
        if (live != null) {
            store(id, edit.apply(live));
        }
    }

    @Override
    public void delete(ResourceId id) {
        edit(id, "test", live -> new ApiObject(live).isBeingDeleted() ? live : marked(live));
    }

    private Mapping marked(Mapping live) {
        return live.edit("metadata", metadata -> metadata.with("deletionTimestamp", new Text(Timing.text(now))));
    }

    private void store(ResourceId id, Mapping object) {
        @Nullable Mapping live = objects.get(id);
        if (object.equals(live)) {
            return;
        }
        changes++;
        var stored = new ApiObject(object);
        if (stored.isBeingDeleted() && stored.metadata().sequence("finalizers").isEmpty()) {
            objects.remove(id);
            return;
        }
        boolean moved = live != null && !live.mapping("spec").equals(object.mapping("spec"));
        Num generation = Num.of(stored.generation() + 1);
        objects.put(
                id,
                moved
                        ? stored.withMetadata(old -> old.with("generation", generation))
                                .tree()
                        : object);
    }

    private Mapping withIdentity(Mapping object) {
        changes++;
        String uid = Derived.uuid("object", String.valueOf(changes));
        return object.edit(
                "metadata",
                metadata -> metadata.with("uid", new Text(uid))
                        .with("generation", Num.of(1))
                        .with("creationTimestamp", new Text(Timing.text(now))));
    }

    private static Mapping onto(Mapping live, Mapping manifest) {
        Mapping metadata = Mapping.builder()
                .putAll(live.mapping("metadata"))
                .putAll(manifest.mapping("metadata"))
                .build();
        Mapping written = manifest.with("metadata", metadata);
        return live.has("status") ? written.with("status", live.mapping("status")) : written;
    }

    private List<Admission> covering(ResourceId id) {
        return admissions.stream()
                .filter(admission -> admission.covers(id.group(), id.kind()))
                .toList();
    }
}
