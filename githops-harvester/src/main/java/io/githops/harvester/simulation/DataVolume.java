package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.VolumeClaims;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;

/** A volume that is filled from elsewhere. */
record DataVolume(ApiObject object) {
    static final String WAITING = "WaitForFirstConsumer";
    static final String SUCCEEDED = "Succeeded";
    static final String FAILED = "Failed";

    private static final GroupVersionKind DATA_SOURCE = GroupVersionKind.of("cdi.kubevirt.io/v1beta1", "DataSource");

    /** Those that a machine attaches, as far as they exist. */
    static List<DataVolume> of(Machine machine, StoredObjects objects) {
        return machine.spec().claims().stream()
                .flatMap(name -> HarvesterKind.DATA_VOLUME.find(objects, machine.namespace(), name).stream())
                .map(DataVolume::new)
                .toList();
    }

    /** Whether a claim has all its data: that of a data volume only when its filling succeeded. */
    static boolean isFilled(String namespace, String claim, StoredObjects objects) {
        return HarvesterKind.DATA_VOLUME
                .find(objects, namespace, claim)
                .map(DataVolume::new)
                .map(volume -> volume.phase().equals(SUCCEEDED))
                .orElse(true);
    }

    String phase() {
        return object.status().text("phase").orElse("");
    }

    boolean isFailed() {
        return phase().equals(FAILED);
    }

    boolean isOver() {
        return isFailed() || phase().equals(SUCCEEDED);
    }

    Filling filling() {
        return Filling.of(object.spec());
    }

    Optional<ApiObject> claim(StoredObjects objects) {
        return HarvesterKind.VOLUME_CLAIM.find(objects, object.namespace(), object.name());
    }

    /** Whether a claim was made for this data volume, not taken over by it. */
    boolean owns(ApiObject claim) {
        return claim.metadata().sequence("ownerReferences").mappings().stream()
                .anyMatch(
                        owner -> owner.text("uid").filter(object.uid()::equals).isPresent());
    }

    boolean isUnreachable() {
        return object.spec()
                .mapping("source")
                .values()
                .anyMatch(source -> source instanceof Mapping fields
                        && Transfer.isUnreachable(fields.text("url").orElse("")));
    }

    /** Whether what it is cloned from can be read; true for all other ways of filling. */
    boolean isSourceThere(StoredObjects objects) {
        Mapping spec = object.spec();
        if (spec.has("sourceRef")) {
            return objects.get(source(DATA_SOURCE, spec.mapping("sourceRef"))).isPresent();
        }
        return switch (filling()) {
            case CLONE -> sourceClaim(objects).filter(VolumeClaimLife::isBound).isPresent();
            case SNAPSHOT -> {
                Mapping snapshot = spec.mapping("source", "snapshot");
                yield HarvesterKind.VOLUME_SNAPSHOT.exists(objects, namespace(snapshot), name(snapshot));
            }
            default -> true;
        };
    }

    private Optional<ApiObject> sourceClaim(StoredObjects objects) {
        Mapping source = object.spec().mapping("source", "pvc");
        return HarvesterKind.VOLUME_CLAIM.find(objects, namespace(source), name(source));
    }

    private ResourceId source(GroupVersionKind kind, Mapping reference) {
        return ResourceId.of(kind, namespace(reference), name(reference));
    }

    private String namespace(Mapping reference) {
        return reference.text("namespace").orElse(object.namespace());
    }

    private static String name(Mapping reference) {
        return reference.text("name").orElse("");
    }

    /** The claim that it is filled into. What {@code storage} leaves open is filled in as for a block volume. */
    ApiObject newClaim(StoredObjects objects) {
        ApiObject claim = HarvesterKind.VOLUME_CLAIM
                .named(object.namespace(), object.name())
                .withMetadata(named -> Mapping.builder()
                        .putAll(named)
                        .put("labels", object.metadata().mapping("labels"))
                        .put("annotations", object.metadata().mapping("annotations"))
                        .build())
                .withLabel("app", "containerized-data-importer")
                .ownedBy(object)
                .withSpec(spec -> object.spec().has("storage")
                        ? withStorageDefaults(object.spec().mapping("storage"), objects)
                        : object.spec().mapping("pvc"));
        return VolumeClaims.withDefaults(claim, objects);
    }

    private Mapping withStorageDefaults(Mapping storage, StoredObjects objects) {
        Mapping complete = withDefault(storage, "accessModes", Sequence.ofTexts(List.of("ReadWriteMany")));
        complete = withDefault(complete, "volumeMode", new Text("Block"));
        Optional<Mapping> size =
                sourceClaim(objects).map(source -> source.spec().mapping("resources"));
        return size.isPresent() ? withDefault(complete, "resources", size.get()) : complete;
    }

    private static Mapping withDefault(Mapping mapping, String field, Tree value) {
        return mapping.has(field) ? mapping : mapping.with(field, value);
    }
}
