package io.githops.model;

import io.githops.model.binding.Binding;
import io.githops.model.binding.UnboundException;
import io.githops.tree.Mapping;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Moves resources into typed views and back. */
final class ViewBinding<T> {
    private final ResourceKind<T> kind;
    private final Binding<T> binding;

    ViewBinding(ResourceKind<T> kind) {
        this.kind = kind;
        binding = Binding.of(kind.viewType());
    }

    T read(Resource resource) {
        requireKind(resource);
        if (kind.viewType() == Resource.class) {
            return kind.viewType().cast(resource);
        }
        try {
            return binding.read(resource.tree());
        } catch (UnboundException e) {
            throw BindingProblems.of(resource, e);
        }
    }

    Resource edit(Resource resource, UnaryOperator<T> edit) {
        requireKind(resource);
        if (kind.viewType() == Resource.class) {
            return (Resource) edit.apply(kind.viewType().cast(resource));
        }
        try {
            return resource.withTree((Mapping) binding.edit(resource.tree(), kind.schema(), edit));
        } catch (UnboundException e) {
            throw BindingProblems.of(resource, e);
        }
    }

    Resource write(T view) {
        Objects.requireNonNull(view, "view");
        if (view instanceof Resource resource) {
            requireKind(resource);
            return resource;
        }
        if (!(binding.write(view) instanceof Mapping tree)) {
            throw new IllegalArgumentException(kind.viewType().getName() + " is not written as a mapping");
        }
        return Resource.of(Mapping.builder()
                .put("apiVersion", kind.groupVersionKind().apiVersion())
                .put("kind", kind.groupVersionKind().kind())
                .putAll(tree.without("apiVersion").without("kind"))
                .build());
    }

    private void requireKind(Resource resource) {
        GroupVersionKind found = resource.groupVersionKind();
        GroupVersionKind expected = kind.groupVersionKind();
        if (!found.group().equals(expected.group()) || !found.kind().equals(expected.kind())) {
            throw new IllegalArgumentException(resource.id() + " cannot be viewed as " + expected);
        }
    }
}
