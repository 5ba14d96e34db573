package io.githops.manifest;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Null;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts resources where they belong: into a namespace, or into the cluster as a whole. */
final class Namespaces {
    private static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");

    private final Kinds kinds;
    private final String defaultNamespace;

    Namespaces(Kinds kinds, String defaultNamespace) {
        this.kinds = kinds;
        this.defaultNamespace = defaultNamespace;
    }

    /** The resource with the namespace that its kind asks for; unchanged when its kind is not known. */
    Resource place(Resource resource, Consumer<Problem> problems) {
        checkNamespace(resource, problems);
        Optional<ResourceKind<?>> kind = find(resource.groupVersionKind());
        if (kind.isEmpty()) {
            return resource;
        }
        if (!kind.get().isNamespaced()) {
            return resource.at(NAMESPACE).isEmpty() ? resource : withoutNamespace(resource, problems);
        }
        return resource.namespace().isEmpty() ? resource.inNamespace(defaultNamespace) : resource;
    }

    /** A kind lives in a namespace in all its versions or in none. */
    private Optional<ResourceKind<?>> find(GroupVersionKind kind) {
        return kinds.find(kind).or(() -> kinds.find(kind.group(), kind.kind()));
    }

    private static void checkNamespace(Resource resource, Consumer<Problem> problems) {
        Optional<Tree> namespace = resource.at(NAMESPACE);
        if (namespace.isPresent() && !(namespace.get() instanceof Text) && !(namespace.get() instanceof Null)) {
            String message = resource.id() + ": metadata.namespace: found "
                    + namespace.get().shape().words() + "; expected a string, put it in quotes";
            problems.accept(Problem.error(
                    "GH1106", message, resource.position(NAMESPACE).orElse(null)));
        }
    }

    private static Resource withoutNamespace(Resource resource, Consumer<Problem> problems) {
        if (!resource.namespace().isEmpty()) {
            String message = resource.groupVersionKind().kind() + " " + resource.name()
                    + ": metadata.namespace: found a namespace on a resource that belongs to the whole cluster;"
                    + " expected none, it is left out";
            problems.accept(Problem.warning(
                    "GH1105", message, resource.position(NAMESPACE).orElse(null)));
        }
        return resource.inNamespace("");
    }
}
