package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.cluster.LiveReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.function.Predicate;

/** Says what keeps an object that is being deleted from going. */
final class Blockers {
    private static final GroupVersionKind POD = GroupVersionKind.of("v1", "Pod");
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final int MOST = 5;

    private final LiveReader live;

    Blockers(LiveReader live) {
        this.live = live;
    }

    /** Such as {@code , held by finalizer kubernetes.io/pvc-protection; used by VirtualMachine default/web}. */
    String of(Resource rest) {
        List<String> users = isClaim(rest) ? users(rest) : List.of();
        String used = users.isEmpty() ? "" : "; used by " + String.join(", ", users);
        return finalizers(rest) + used;
    }

    /** The finalizers alone, which the object itself tells. */
    static String finalizers(Resource rest) {
        List<String> names = rest.metadata().sequence("finalizers").texts();
        return names.isEmpty()
                ? ""
                : ", held by " + (names.size() == 1 ? "finalizer " : "finalizers ") + String.join(", ", names);
    }

    private static boolean isClaim(Resource rest) {
        return rest.groupVersionKind().group().isEmpty()
                && rest.groupVersionKind().kind().equals("PersistentVolumeClaim");
    }

    private List<String> users(Resource claim) {
        List<String> machines =
                named(
                        MACHINE,
                        claim,
                        machine -> machine
                                .tree()
                                .mapping("spec")
                                .mapping("template")
                                .mapping("spec")
                                .sequence("volumes")
                                .mappings()
                                .stream()
                                .anyMatch(volume -> isOn(volume, claim)));
        return machines.isEmpty() ? named(POD, claim, pod -> mounts(pod, claim)) : machines;
    }

    private static boolean mounts(Resource pod, Resource claim) {
        return pod.tree().mapping("spec").sequence("volumes").mappings().stream()
                .anyMatch(volume -> isOn(volume, claim));
    }

    private static boolean isOn(Mapping volume, Resource claim) {
        return volume.mapping("persistentVolumeClaim")
                        .text("claimName")
                        .filter(claim.name()::equals)
                        .isPresent()
                || volume.mapping("dataVolume")
                        .text("name")
                        .filter(claim.name()::equals)
                        .isPresent();
    }

    /** The objects beside a claim that use it, as far as the caller may see them. */
    private List<String> named(GroupVersionKind kind, Resource claim, Predicate<Resource> uses) {
        try {
            return live.list(kind, claim.namespace()).stream()
                    .filter(uses)
                    .map(Resource::toString)
                    .limit(MOST)
                    .toList();
        } catch (ClusterException e) {
            return List.of();
        }
    }
}
