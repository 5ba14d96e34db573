package io.githops.source;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a source may hold: the namespaces and kinds that its owners are trusted with. Immutable.
 *
 * <pre>{@code
 * Source shop = Source.restricted(git, Remit.builder().namespaces("shop", "shop-test").build());
 * }</pre>
 *
 * <p>Where namespaces are named, nothing outside them belongs: no other namespace, no cluster-scoped resource, and no kind that
 * nobody registered, as nobody can say where it lives. Kinds are allowed by name in spite of that.
 */
public final class Remit {
    private static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");

    private final Kinds known;
    private final Set<String> namespaces;
    private final Set<Name> kinds;
    private final Set<Name> clusterScoped;

    private Remit(Builder builder) {
        known = builder.known;
        namespaces = Set.copyOf(builder.namespaces);
        kinds = Set.copyOf(builder.kinds);
        clusterScoped = Set.copyOf(builder.clusterScoped);
    }

    /** Begins a remit that everything belongs to. */
    public static Builder builder() {
        return new Builder();
    }

    /** Why a resource does not belong; empty when it does. */
    Optional<Problem> refusal(Resource resource) {
        Name kind = Name.of(resource.groupVersionKind());
        if (clusterScoped.contains(kind) && resource.namespace().isEmpty()) {
            return isForeignNamespace(resource)
                    ? refusal(
                            resource, FieldPath.of("metadata", "name"), "another namespace than " + listed(namespaces))
                    : Optional.empty();
        }
        if (!kinds.isEmpty() && !kinds.contains(kind)) {
            return refusal(resource, FieldPath.of("kind"), "a kind other than " + listed(kinds));
        }
        if (namespaces.isEmpty() || namespaces.contains(resource.namespace()) && livesInNamespace(resource, kind)) {
            return Optional.empty();
        }
        return namespaces.contains(resource.namespace()) || resource.namespace().isEmpty()
                ? refusal(resource, FieldPath.of("kind"), "a kind not known to live in a namespace")
                : refusal(resource, NAMESPACE, "a namespace other than " + listed(namespaces));
    }

    private boolean livesInNamespace(Resource resource, Name kind) {
        return known.find(resource.groupVersionKind())
                .map(ResourceKind::isNamespaced)
                .orElse(kinds.contains(kind));
    }

    private boolean isForeignNamespace(Resource resource) {
        return resource.id().kind().equals("Namespace")
                && resource.id().group().isEmpty()
                && !namespaces.isEmpty()
                && !namespaces.contains(resource.name());
    }

    private static Optional<Problem> refusal(Resource resource, FieldPath place, String found) {
        return Optional.of(Problem.error(
                "GH2072",
                resource + ": found " + found
                        + "; expected what this source may hold. Move it to a source that may, or widen" + " the remit",
                resource.positions().nearest(place).orElse(null)));
    }

    private static String listed(Set<?> allowed) {
        return allowed.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    /** A kind in any version. */
    private record Name(String group, String kind) {
        static Name of(GroupVersionKind kind) {
            return new Name(kind.group(), kind.kind());
        }

        @Override
        public String toString() {
            return kind + (group.isEmpty() ? "" : " (" + group + ")");
        }
    }

    /** Collects the options of a remit. Not thread-safe. */
    public static final class Builder {
        private final Set<String> namespaces = new LinkedHashSet<>();
        private final Set<Name> kinds = new LinkedHashSet<>();
        private final Set<Name> clusterScoped = new LinkedHashSet<>();
        private Kinds known = Kinds.harvester();

        private Builder() {}

        /** Allows these namespaces and no other. By default all, and resources outside namespaces. */
        public Builder namespaces(String... names) {
            namespaces.addAll(List.of(names));
            return this;
        }

        /** Allows these kinds, in any version, and no other. By default all. One that nobody registered must live in a namespace. */
        public Builder kinds(GroupVersionKind... names) {
            Stream.of(names).map(Name::of).forEach(kinds::add);
            return this;
        }

        /**
         * Allows resources of these kinds outside namespaces, whatever else is allowed. Of {@code Namespace}, only those that
         * {@link #namespaces} names.
         */
        public Builder clusterScoped(GroupVersionKind... names) {
            Stream.of(names).map(Name::of).forEach(clusterScoped::add);
            return this;
        }

        /** The kinds that are known to live in a namespace or not to. By default {@link Kinds#harvester()}. */
        public Builder known(Kinds value) {
            known = Objects.requireNonNull(value, "value");
            return this;
        }

        public Remit build() {
            return new Remit(this);
        }
    }
}
