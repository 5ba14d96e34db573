package io.githops.diff.guard;

import io.githops.model.Authorship;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import java.util.Optional;
import java.util.Set;

/** Who writes an object, whether or not its kind is one of those that are known with a schema. */
public final class PlatformKinds {
    private static final String LONGHORN = "longhorn.io";
    private static final Set<String> LONGHORN_OF_USERS = Set.of("RecurringJob");
    private static final Set<String> OF_USERS_THERE = Set.of("harvesterhci.io/Version", "harvesterhci.io/Upgrade");

    /** Kinds of the platform of which no schema is bundled. */
    private static final Set<String> WITHOUT_SCHEMA = Set.of(
            "kubevirt.io/KubeVirt",
            "kubevirt.io/VirtualMachineInstanceReplicaSet",
            "kubevirt.io/VirtualMachineInstancePreset",
            "pool.kubevirt.io/VirtualMachinePool",
            "cdi.kubevirt.io/CDI",
            "helm.cattle.io/HelmChart",
            "helm.cattle.io/HelmChartConfig",
            "management.cattle.io/ManagedChart");

    private PlatformKinds() {}

    /** Who writes the object; users where nothing is known of its kind. */
    public static Authorship authorship(Resource object, Kinds kinds) {
        return kind(object, kinds)
                .map(known -> known.authorship(object))
                .orElseGet(() -> isPlatform(object.id()) ? Authorship.SYSTEM : Authorship.USER);
    }

    /** Whether users write objects of a kind in the namespaces of the platform, as Harvester looks for them there alone. */
    public static boolean isAtHomeThere(ResourceId id, Kinds kinds) {
        return OF_USERS_THERE.contains(id.group() + "/" + id.kind())
                || kinds.find(id.group(), id.kind())
                        .map(ResourceKind::authorship)
                        .filter(Authorship.EDIT::equals)
                        .isPresent();
    }

    private static Optional<ResourceKind<?>> kind(Resource object, Kinds kinds) {
        return kinds.find(object.groupVersionKind())
                .or(() -> kinds.find(object.id().group(), object.id().kind()));
    }

    private static boolean isPlatform(ResourceId id) {
        return WITHOUT_SCHEMA.contains(id.group() + "/" + id.kind())
                || (id.group().equals(LONGHORN) && !LONGHORN_OF_USERS.contains(id.kind()));
    }
}
