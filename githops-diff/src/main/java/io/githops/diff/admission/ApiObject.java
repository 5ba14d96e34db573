package io.githops.diff.admission;

import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An object as a webhook or controller reads and changes it. */
public record ApiObject(Mapping tree) {
    private static final List<String> OWN_FINALIZERS =
            List.of("wrangler.cattle.io/", "kubevirt.io/", "foregroundDeleteVirtualMachine");

    public String name() {
        return metadata().text("name").orElse("");
    }

    public String namespace() {
        return metadata().text("namespace").orElse("");
    }

    /** Namespace and name, or only the name of a cluster-scoped object. */
    public String qualifiedName() {
        return namespace().isEmpty() ? name() : namespace() + "/" + name();
    }

    public ResourceId id() {
        var kind = GroupVersionKind.of(
                tree.text("apiVersion").orElse(""), tree.text("kind").orElse(""));
        return ResourceId.of(kind, namespace(), name());
    }

    public String uid() {
        return metadata().text("uid").orElse("");
    }

    /** How often the spec was written; 1 where the server does not say. */
    public long generation() {
        return metadata().get("generation") instanceof Num number ? number.longValue() : 1;
    }

    public Optional<Instant> creationTime() {
        return metadata().text("creationTimestamp").flatMap(Timing::parse);
    }

    public Optional<Instant> deletionTime() {
        return metadata().text("deletionTimestamp").flatMap(Timing::parse);
    }

    public boolean isBeingDeleted() {
        return metadata().has("deletionTimestamp");
    }

    public Mapping metadata() {
        return tree.mapping("metadata");
    }

    public Mapping spec() {
        return tree.mapping("spec");
    }

    /** Whether a flag of the specification is true. */
    public boolean isOn(String flag) {
        return Bool.TRUE.equals(spec().get(flag));
    }

    public Mapping status() {
        return tree.mapping("status");
    }

    public Optional<String> annotation(String name) {
        return metadata().mapping("annotations").text(name);
    }

    boolean isAnnotated(String name, String value) {
        return annotation(name).filter(value::equals).isPresent();
    }

    public Optional<String> label(String name) {
        return metadata().mapping("labels").text(name);
    }

    public ApiObject withAnnotation(String name, String value) {
        return inMetadata("annotations", annotations -> annotations.with(name, new Text(value)));
    }

    public ApiObject withoutAnnotation(String name) {
        return annotation(name).isEmpty() ? this : inMetadata("annotations", annotations -> annotations.without(name));
    }

    public ApiObject withLabel(String name, String value) {
        return inMetadata("labels", labels -> labels.with(name, new Text(value)));
    }

    public ApiObject withoutLabel(String name) {
        return label(name).isEmpty() ? this : inMetadata("labels", labels -> labels.without(name));
    }

    /** With finalizers added at the end where they are missing; an object in deletion takes no new ones. */
    public ApiObject withFinalizers(String... finalizers) {
        Sequence all = metadata().sequence("finalizers");
        for (String finalizer : finalizers) {
            if (!isBeingDeleted() && !all.texts().contains(finalizer)) {
                all = all.plus(new Text(finalizer));
            }
        }
        Sequence kept = all;
        return kept.isEmpty() ? this : withMetadata(metadata -> metadata.with("finalizers", kept));
    }

    /** Without the finalizers of controllers that are simulated, so that an object in deletion goes unless others hold it. */
    public ApiObject released() {
        List<String> foreign = metadata().sequence("finalizers").texts().stream()
                .filter(finalizer -> OWN_FINALIZERS.stream().noneMatch(finalizer::startsWith))
                .toList();
        return withMetadata(metadata -> metadata.with("finalizers", Sequence.ofTexts(foreign)));
    }

    public ApiObject ownedBy(ApiObject owner) {
        Mapping reference = Mapping.builder()
                .put("apiVersion", owner.tree.text("apiVersion").orElse(""))
                .put("kind", owner.tree.text("kind").orElse(""))
                .put("name", owner.name())
                .put("uid", owner.uid())
                .put("controller", Bool.TRUE)
                .put("blockOwnerDeletion", Bool.TRUE)
                .build();
        return withMetadata(metadata -> metadata.with("ownerReferences", Sequence.of(reference)));
    }

    public ApiObject withMetadata(UnaryOperator<Mapping> edit) {
        return new ApiObject(tree.edit("metadata", edit));
    }

    public ApiObject withSpec(UnaryOperator<Mapping> edit) {
        return new ApiObject(tree.edit("spec", edit));
    }

    public ApiObject withStatus(UnaryOperator<Mapping> edit) {
        return new ApiObject(tree.edit("status", edit));
    }

    public ApiObject withCondition(Condition condition, Instant now) {
        return withStatus(status -> condition.in(status, now));
    }

    private ApiObject inMetadata(String field, UnaryOperator<Mapping> edit) {
        return withMetadata(metadata -> metadata.edit(field, edit));
    }
}
