package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What every object says about itself. Annotations are not printed by {@code toString}, as one may hold a copy of the
 * whole object.
 */
@Value.Immutable
@JsonDeserialize(builder = ObjectMeta.Builder.class)
public interface ObjectMeta extends WithObjectMeta {
    String name();

    /** Empty on cluster-scoped objects. */
    Optional<String> namespace();

    Map<String, String> labels();

    @Value.Redacted
    Map<String, String> annotations();

    List<OwnerReference> ownerReferences();

    /** What must be done before the object can go, each by whoever wrote it. */
    List<String> finalizers();

    /** Begins a name that the server completes; manifests in Git have a {@link #name}. */
    Optional<String> generateName();

    /** Written by the server, as all that follow: tells this object from an earlier one of the same name. */
    Optional<String> uid();

    /** Changes with each write. */
    Optional<String> resourceVersion();

    /** Counts the changes of what is wanted. */
    Optional<Long> generation();

    Optional<Timestamp> creationTimestamp();

    /** When the object shall be gone; present once it is being deleted. */
    Optional<Timestamp> deletionTimestamp();

    /** In seconds. */
    Optional<Long> deletionGracePeriodSeconds();

    /** The metadata of an object in a namespace. */
    static ObjectMeta of(String namespace, String name) {
        return builder().namespace(namespace).name(name).build();
    }

    /** The metadata of a cluster-scoped object. */
    static ObjectMeta of(String name) {
        return builder().name(name).build();
    }

    /** The identity of the object of a kind that has this metadata. */
    default ResourceId id(ResourceKind<?> kind) {
        return ResourceId.of(kind.groupVersionKind(), namespace().orElse(""), name());
    }

    /** The value of an annotation; empty when it is absent. */
    default Optional<String> annotation(String annotation) {
        return Optional.ofNullable(annotations().get(annotation));
    }

    /** Whether an annotation is {@code true}. */
    default boolean isMarked(String annotation) {
        return annotation(annotation).filter("true"::equals).isPresent();
    }

    /** What people read about the object in the user interface. */
    default Optional<String> description() {
        return annotation("field.cattle.io/description");
    }

    /** The value of a label; empty when it is absent. */
    default Optional<String> label(String label) {
        return Optional.ofNullable(labels().get(label));
    }

    /** This metadata with an annotation set, in its old place or at the end. */
    default ObjectMeta withAnnotation(String annotation, String value) {
        return withAnnotations(with(annotations(), annotation, value));
    }

    /** This metadata with an annotation that is {@code true} or {@code false}. */
    default ObjectMeta withMark(String annotation, boolean value) {
        return withAnnotation(annotation, Boolean.toString(value));
    }

    /** This metadata with another description. */
    default ObjectMeta withDescription(String description) {
        return withAnnotation("field.cattle.io/description", description);
    }

    /** This metadata with a label set, in its old place or at the end. */
    default ObjectMeta withLabel(String label, String value) {
        return withLabels(with(labels(), label, value));
    }

    private static Map<String, String> with(Map<String, String> entries, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(name, value);
        return more;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableObjectMeta.Builder {
        Builder() {}
    }
}
