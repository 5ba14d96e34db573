package io.githops.diff.rule;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A difference that a rule may explain. {@code toString} prints no values.
 *
 * @param path the field; inside JSON text the path goes on into the JSON
 * @param liveValue null when live has no such field
 * @param desiredValue null when the object that an apply of the manifest would give has no such field
 */
public record Candidate(
        ComparedResource resource,
        FieldPath path,
        @Nullable Tree liveValue,
        @Nullable Tree desiredValue) {

    public ResourceKind<?> kind() {
        return resource.kind();
    }

    /** The manifest. */
    public Resource desired() {
        return resource.desired();
    }

    public Resource live() {
        return resource.live();
    }

    /** The object that an apply of the manifest would give. */
    public Mapping predicted() {
        return resource.predicted();
    }

    /** The cluster as it will be, as far as it is known. */
    public ClusterObjects objects() {
        return resource.objects();
    }

    /** Whether the apply would remove the field. */
    public boolean isLiveOnly() {
        return desiredValue == null;
    }

    /** Whether the apply would add the field. */
    public boolean isDesiredOnly() {
        return liveValue == null;
    }

    /** The live value, when it is a text. */
    public Optional<String> liveText() {
        return text(liveValue);
    }

    /** The value the apply would give, when it is a text. */
    public Optional<String> desiredText() {
        return text(desiredValue);
    }

    /** The field managers of the live value, last writer first; empty when nobody owns it. */
    public List<String> liveManagers() {
        return liveValue == null ? List.of() : resource.liveManagers(path);
    }

    /** Whether managers own the field itself, not as a part of a list or text that is owned as a whole. */
    public boolean isOwnedByItself() {
        @Nullable Schema schema = kind().schema();
        for (PathElement step : path.elements()) {
            boolean isWhole = schema == null
                    || schema.isAtomicMapping()
                    || !(step instanceof PathElement.Field) && schema.listType() == Schema.ListType.ATOMIC
                    || schema.type() == Schema.Type.STRING;
            if (isWhole) {
                return false;
            }
            schema = schema.child(step);
        }
        return true;
    }

    /** What the kind says of the field; empty when it does not know it, as within JSON. */
    public Optional<Schema> schema() {
        return schema(path);
    }

    /** What the kind says of another field; empty when it does not know it. */
    Optional<Schema> schema(FieldPath place) {
        @Nullable Schema schema = kind().schema();
        for (PathElement step : place.elements()) {
            schema = schema == null ? null : schema.child(step);
        }
        return Optional.ofNullable(schema);
    }

    private static Optional<String> text(@Nullable Tree value) {
        return value instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    @Override
    public String toString() {
        return desired() + " " + path;
    }
}
