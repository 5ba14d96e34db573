package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What goes with a deleted object because its owner references say so (Kubernetes garbage collector). */
final class Dependents {
    /** Kinds whose objects others own, and whether data goes with them. */
    private static final List<Kind> KINDS = List.of(
            new Kind("cdi.kubevirt.io", "DataVolume", true),
            new Kind("", "PersistentVolumeClaim", true),
            new Kind("harvesterhci.io", "VirtualMachineTemplateVersion", false),
            new Kind("harvesterhci.io", "VirtualMachineImage", true),
            new Kind("harvesterhci.io", "VirtualMachineBackup", true),
            new Kind("snapshot.storage.k8s.io", "VolumeSnapshot", true),
            new Kind("kubevirt.io", "VirtualMachine", false),
            new Kind("", "Secret", false));

    private record Kind(String group, String name, boolean isData) {}

    private record Owner(String kind, String name, String uid) {
        boolean owns(Mapping object) {
            return object.mapping("metadata").sequence("ownerReferences").mappings().stream()
                    .anyMatch(this::isNamedBy);
        }

        private boolean isNamedBy(Mapping reference) {
            return uid.isEmpty()
                    ? reference.text("kind").filter(kind::equals).isPresent()
                            && reference.text("name").filter(name::equals).isPresent()
                    : reference.text("uid").filter(uid::equals).isPresent();
        }
    }

    private final ClusterObjects objects;

    Dependents(ClusterObjects objects) {
        this.objects = objects;
    }

    /** The effects of what goes with an object: at most one of lost data, and one of the rest. */
    List<Effect> effects(Resource deleted) {
        Set<String> data = new LinkedHashSet<>();
        Set<String> rest = new LinkedHashSet<>();
        collect(deleted, data, rest);
        List<Effect> effects = new ArrayList<>();
        if (!data.isEmpty()) {
            effects.add(new Effect(Level.DATA_LOSS, "it owns " + String.join(", ", data)));
        }
        if (!rest.isEmpty()) {
            effects.add(new Effect(Level.LIVE, "it owns " + String.join(", ", rest)));
        }
        return effects;
    }

    private void collect(Resource deleted, Set<String> data, Set<String> rest) {
        ResourceId id = deleted.id();
        Deque<Owner> owners = new ArrayDeque<>();
        owners.add(new Owner(id.kind(), id.name(), deleted.uid().orElse("")));
        while (!owners.isEmpty()) {
            Owner owner = owners.remove();
            for (Kind kind : KINDS) {
                for (Mapping object : objects.list(kind.group(), kind.name(), id.namespace())) {
                    String name = object.mapping("metadata").text("name").orElse("");
                    boolean isNew = owner.owns(object) && (kind.isData() ? data : rest).add(kind.name() + " " + name);
                    if (isNew) {
                        owners.add(new Owner(
                                kind.name(), name, object.mapping("metadata").text("uid").orElse("")));
                    }
                }
            }
        }
    }
}
