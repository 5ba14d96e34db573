package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What goes with a deleted object because its owner references say so (Kubernetes garbage collector). */
final class Dependents {
    /** Kinds whose objects others own, and what it means that they go; others tell of those that mean nothing here. */
    private static final List<Kind> KINDS = List.of(
            new Kind("cdi.kubevirt.io", "DataVolume", Level.DATA_LOSS),
            new Kind("", "PersistentVolumeClaim", Level.DATA_LOSS),
            new Kind("harvesterhci.io", "VirtualMachineTemplateVersion", Level.NONE),
            new Kind("harvesterhci.io", "VirtualMachineImage", Level.DATA_LOSS),
            new Kind("harvesterhci.io", "VirtualMachineBackup", Level.DATA_LOSS),
            new Kind("snapshot.storage.k8s.io", "VolumeSnapshot", Level.DATA_LOSS),
            new Kind("kubevirt.io", "VirtualMachine", Level.STOP),
            new Kind("", "Secret", Level.LIVE));

    private record Kind(String group, String name, Level level) {}

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

    /** The effects of what goes with an object, one for each level, the gravest first. */
    List<Effect> effects(Resource deleted) {
        Map<Level, Set<String>> gone = new TreeMap<>(Comparator.reverseOrder());
        collect(deleted, gone);
        gone.remove(Level.NONE);
        List<Effect> effects = new ArrayList<>();
        gone.forEach((level, names) -> effects.add(new Effect(level, "it owns " + String.join(", ", names))));
        return effects;
    }

    private void collect(Resource deleted, Map<Level, Set<String>> gone) {
        ResourceId id = deleted.id();
        Deque<Owner> owners = new ArrayDeque<>();
        owners.add(new Owner(id.kind(), id.name(), deleted.uid().orElse("")));
        while (!owners.isEmpty()) {
            Owner owner = owners.remove();
            for (Kind kind : KINDS) {
                for (Mapping object : objects.list(kind.group(), kind.name(), id.namespace())) {
                    Owner owned = new Owner(
                            kind.name(),
                            object.mapping("metadata").text("name").orElse(""),
                            object.mapping("metadata").text("uid").orElse(""));
                    boolean isNew = owner.owns(object)
                            && gone.computeIfAbsent(kind.level(), any -> new LinkedHashSet<>())
                                    .add(owned.kind() + " " + owned.name());
                    if (isNew) {
                        owners.add(owned);
                    }
                }
            }
        }
    }
}
