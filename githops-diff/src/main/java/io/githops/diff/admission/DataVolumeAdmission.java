package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks of data volumes: those of CDI on writes, Harvester's on deletion. */
final class DataVolumeAdmission implements Webhooks {
    private static final String POPULATED = "cdi.kubevirt.io/storage.populatedFor";
    private static final String ADOPTS = "cdi.kubevirt.io/allowClaimAdoption";
    private static final Quantity LEAST = Quantity.parse("1Mi");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.DATA_VOLUME.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject volume = new ApiObject(object);
        var refusals = new Refusals();
        if (live != null) {
            refusals.check(() -> checkSame(new ApiObject(live), volume));
            return refusals.all();
        }
        Optional<ApiObject> claim = HarvesterKind.VOLUME_CLAIM.find(objects, volume.namespace(), volume.name());
        boolean takesOver = claim.filter(found -> isMeantFor(volume, found)).isPresent();
        refusals.check(() -> checkSource(volume, takesOver));
        refusals.check(() -> checkTarget(volume));
        refusals.check(() -> {
            if (claim.isPresent() && !takesOver) {
                throw Webhook.CDI.invalid(
                        "data-volume-claim-exists",
                        "metadata.name",
                        "Destination PVC " + volume.qualifiedName() + " already exists");
            }
        });
        return refusals.all();
    }

    private static void checkSame(ApiObject live, ApiObject volume) throws RefusedException {
        if (!Objects.equals(live.spec(), volume.spec())) {
            throw Webhook.CDI.invalid("data-volume-fixed", "spec", "Cannot update DataVolume Spec");
        }
    }

    private static boolean isMeantFor(ApiObject volume, ApiObject claim) {
        boolean isOwned = claim.metadata().sequence("ownerReferences").mappings().stream()
                .anyMatch(owner -> owner.text("kind")
                                .filter("DataVolume"::equals)
                                .isPresent()
                        && owner.text("name").filter(volume.name()::equals).isPresent());
        return isOwned
                || claim.isAnnotated(POPULATED, volume.name())
                || claim.isAnnotated(ADOPTS, "true")
                || volume.isAnnotated(ADOPTS, "true");
    }

    private static void checkSource(ApiObject volume, boolean takesOver) throws RefusedException {
        Mapping spec = volume.spec();
        if (spec.has("source") && spec.has("sourceRef")) {
            throw Webhook.CDI.invalid(
                    "data-volume-source",
                    "spec.sourceRef",
                    "Data volume should have either Source or SourceRef, not both");
        }
        boolean isPopulatedElsewhere = takesOver
                || List.of("pvc", "storage").stream()
                        .map(spec::mapping)
                        .anyMatch(target -> target.has("dataSource") || target.has("dataSourceRef"));
        if (!spec.has("source") && !spec.has("sourceRef") && !isPopulatedElsewhere) {
            throw Webhook.CDI.invalid(
                    "data-volume-source", "spec.source", "Data volume should have Source or SourceRef");
        }
        if (spec.mapping("source").size() > 1) {
            throw Webhook.CDI.invalid("data-volume-source", "spec.source", "Multiple Data volume sources");
        }
    }

    private static void checkTarget(ApiObject volume) throws RefusedException {
        Mapping spec = volume.spec();
        if (spec.has("pvc") == spec.has("storage")) {
            throw Webhook.CDI.invalid(
                    "data-volume-target",
                    spec.has("pvc") ? "spec.storage" : "spec.pvc",
                    "Data volume should have either pvc or storage");
        }
        String target = spec.has("pvc") ? "pvc" : "storage";
        Optional<Quantity> size =
                Machine.quantity(spec.mapping(target, "resources", "requests").get("storage"));
        if (size.isPresent() && size.get().compareTo(LEAST) < 0) {
            throw Webhook.CDI.invalid(
                    "data-volume-size",
                    "spec." + target + ".resources.requests.storage",
                    "PVC size can't be less than " + LEAST);
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject volume = new ApiObject(live);
        for (Mapping owner : volume.metadata().sequence("ownerReferences").mappings()) {
            if (owner.text("kind").filter("VirtualMachineImage"::equals).isPresent()) {
                throw Webhook.HARVESTER.invalid(
                        "data-volume-in-use",
                        "",
                        "can not delete the data volume " + volume.name() + " which is owned by image "
                                + owner.text("name").orElse(""));
            }
        }
        for (ApiObject machine : HarvesterKind.VIRTUAL_MACHINE.in(objects, volume.namespace())) {
            if (new Machine(machine).volumeClaimTemplates().lists(volume.name())) {
                throw Webhook.HARVESTER.invalid(
                        "data-volume-in-use",
                        "",
                        "can not delete the data volume " + volume.name() + " which VM " + machine.qualifiedName()
                                + " lists among its volume claim templates");
            }
        }
    }
}
