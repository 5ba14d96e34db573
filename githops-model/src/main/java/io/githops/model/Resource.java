package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes object: its identity, its whole tree, and where it was written. Immutable and thread-safe. Two resources
 * are equal when their trees are; positions do not count.
 */
public final class Resource {
    private final GroupVersionKind groupVersionKind;
    private final ResourceId id;
    private final Mapping tree;
    private final Positions positions;

    private Resource(GroupVersionKind groupVersionKind, ResourceId id, Mapping tree, Positions positions) {
        this.groupVersionKind = groupVersionKind;
        this.id = id;
        this.tree = tree;
        this.positions = positions;
    }

    /**
     * A resource without positions.
     *
     * @throws ManifestException when {@code apiVersion}, {@code kind} or {@code metadata.name} is missing or no string;
     *     lists all that are
     */
    public static Resource of(Mapping tree) {
        return of(tree, Positions.NONE);
    }

    /**
     * A resource that knows where its fields were written.
     *
     * @throws ManifestException when {@code apiVersion}, {@code kind} or {@code metadata.name} is missing or no string;
     *     lists all that are
     */
    public static Resource of(Mapping tree, Positions positions) {
        Objects.requireNonNull(positions, "positions");
        new IdentityCheck(tree, positions).requireNone();
        Mapping metadata = tree.mapping("metadata");
        var kind = GroupVersionKind.of(
                tree.text("apiVersion").orElseThrow(), tree.text("kind").orElseThrow());
        var id = ResourceId.of(
                kind,
                metadata.text("namespace").orElse(""),
                metadata.text("name").orElseThrow());
        return new Resource(kind, id, tree, positions);
    }

    public ResourceId id() {
        return id;
    }

    public GroupVersionKind groupVersionKind() {
        return groupVersionKind;
    }

    public String name() {
        return id.name();
    }

    /** The namespace; empty for cluster-scoped objects. */
    public String namespace() {
        return id.namespace();
    }

    /** The whole object. */
    public Mapping tree() {
        return tree;
    }

    public Mapping metadata() {
        return tree.mapping("metadata");
    }

    /** The value of an annotation; empty when it is absent or no string. */
    public Optional<String> annotation(String name) {
        return metadata().mapping("annotations").text(name);
    }

    /** The value of a label; empty when it is absent or no string. */
    public Optional<String> label(String name) {
        return metadata().mapping("labels").text(name);
    }

    /** The identity the API server gave the object; empty on manifests. */
    public Optional<String> uid() {
        return metadata().text("uid");
    }

    /** The API server's version of the object; empty on manifests. */
    public Optional<String> resourceVersion() {
        return metadata().text("resourceVersion");
    }

    /** Whether the API server has begun to delete the object. */
    public boolean isBeingDeleted() {
        return metadata().text("deletionTimestamp").isPresent();
    }

    /** Where a field was written; empty when it was not, or the resource was not read from a file. */
    public Optional<Position> position(FieldPath path) {
        return positions.of(path);
    }

    /** Where the fields were written. */
    public Positions positions() {
        return positions;
    }

    /**
     * A typed view of this resource. Fields the view does not know stay in the tree.
     *
     * @throws ManifestException when a field cannot be bound to the view; names the field
     * @throws IllegalArgumentException when this resource is of another group or kind
     */
    public <T> T as(ResourceKind<T> kind) {
        return kind.view(this);
    }

    /**
     * This resource with a typed view edited. Only what the edit changed is written back, so fields that the view does not
     * know survive.
     *
     * @throws ManifestException when a field cannot be bound to the view; names the field
     * @throws IllegalArgumentException when this resource is of another group or kind
     */
    public <T> Resource with(ResourceKind<T> kind, UnaryOperator<T> edit) {
        return kind.edit(this, edit);
    }

    /**
     * This resource with another tree. Positions are kept: fields that are in both trees keep theirs.
     *
     * @throws ManifestException as {@link #of(Mapping)}
     */
    public Resource withTree(Mapping changed) {
        return changed == tree ? this : of(changed, positions);
    }

    /**
     * This resource in another namespace.
     *
     * @param namespace empty for cluster scope
     */
    public Resource inNamespace(String namespace) {
        return withTree(tree.edit(
                "metadata",
                metadata -> namespace.isEmpty()
                        ? metadata.without("namespace")
                        : metadata.with("namespace", new Text(namespace))));
    }

    /** The value at a path; empty when a step is missing. */
    public Optional<Tree> at(FieldPath path) {
        return tree.at(path);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resource that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** The identity only, as the tree may hold secrets. */
    @Override
    public String toString() {
        return id.toString();
    }
}
