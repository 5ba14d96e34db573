package io.githops.harvester.embedded;

import io.githops.diff.apply.BuiltInStorage;
import io.githops.harvester.embedded.ObjectStore.GroupKind;
import io.githops.tree.Mapping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets deleted volume claims go once no running machine uses them. */
final class ClaimProtection {
    private static final GroupKind CLAIM = new GroupKind("", "PersistentVolumeClaim");
    private static final GroupKind INSTANCE = new GroupKind("kubevirt.io", "VirtualMachineInstance");

    private final ObjectStore store;
    private final ApiResources resources;
    private final ObjectWriter writer;
    private final Deletion deletion;

    ClaimProtection(ObjectStore store, ApiResources resources, ObjectWriter writer, Deletion deletion) {
        this.store = store;
        this.resources = resources;
        this.writer = writer;
        this.deletion = deletion;
    }

    void step() {
        for (Mapping claim : store.list(CLAIM, "").items()) {
            if (ObjectMetadata.isBeingDeleted(claim) && !isUsed(claim)) {
                resources.find(CLAIM.group(), CLAIM.kind()).ifPresent(resource -> release(resource, claim));
            }
        }
    }

    private void release(ApiResource resource, Mapping claim) {
        writer.exclusively(() -> {
            @Nullable Mapping live = store.get(ObjectWriter.idOf(resource, claim));
            if (live != null && ObjectMetadata.isBeingDeleted(live)) {
                deletion.release(resource, live, BuiltInStorage.CLAIM_PROTECTION);
            }
            return resource;
        });
    }

    private boolean isUsed(Mapping claim) {
        String name = ObjectMetadata.name(claim);
        return store.list(INSTANCE, ObjectMetadata.namespace(claim)).items().stream()
                .flatMap(instance -> instance.mapping("spec").sequence("volumes").mappings().stream())
                .map(volume -> volume.mapping("persistentVolumeClaim").text("claimName"))
                .anyMatch(Optional.of(name)::equals);
    }
}
