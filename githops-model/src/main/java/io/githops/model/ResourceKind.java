package io.githops.model;

import io.githops.schema.Schema;
import io.githops.tree.FieldPattern;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the library must know about one kind; the only thing to write for a custom resource. Immutable and thread-safe.
 *
 * @param <T> the typed view of the kind's objects; {@link Mapping} where there is none
 */
public final class ResourceKind<T> {
    private final GroupVersionKind groupVersionKind;
    private final Class<T> viewType;
    private final String plural;
    private final boolean namespaced;
    private final boolean statusSubresource;
    private final Supplier<Schema> schema;
    private final int wave;
    private final @Nullable Function<Resource, Health> health;
    private final List<ReferenceRule> references;
    private final List<FieldPattern> ignored;
    private final List<FieldPattern> immutable;
    private final List<SensitiveField> sensitive;
    private final List<FieldEffect> effects;
    private final Authorship authorship;
    private final List<AuthorshipRule> exceptionalAuthors;

    private ResourceKind(Builder<T> builder) {
        groupVersionKind = builder.groupVersionKind;
        viewType = builder.viewType;
        plural = builder.plural;
        namespaced = builder.namespaced;
        statusSubresource = builder.statusSubresource;
        schema = builder.keyedSchema();
        wave = builder.wave;
        health = builder.health;
        references = List.copyOf(builder.references);
        ignored = List.copyOf(builder.ignored);
        immutable = List.copyOf(builder.immutable);
        sensitive = List.copyOf(builder.sensitive);
        effects = List.copyOf(builder.effects);
        authorship = builder.authorship;
        exceptionalAuthors = List.copyOf(builder.exceptionalAuthors);
    }

    /** A kind whose objects are viewed as trees. */
    public static Builder<Mapping> builder(String apiVersion, String kind) {
        return builder(apiVersion, kind, Mapping.class);
    }

    /**
     * A kind with a typed view: a record, an Immutables type or any class Jackson can bind; in a module, its package is
     * opened to {@code com.fasterxml.jackson.databind}. Fields the view does not name are passed over, explicit nulls are
     * absent to it, absent lists and maps are empty, and no value is converted from one shape to another.
     *
     * <p>By default the plural is the kind in lower case with an {@code s}, the kind is namespaced, everything is allowed
     * in it, and it has wave 0, no health of its own, no references, no ignored, immutable or sensitive fields, changes take
     * effect at once, and users write its objects.
     */
    public static <T> Builder<T> builder(String apiVersion, String kind, Class<T> view) {
        return new Builder<>(GroupVersionKind.of(apiVersion, kind), view);
    }

    /**
     * The kind that a {@code CustomResourceDefinition} of {@code apiextensions.k8s.io/v1} defines, viewed as a tree, in the
     * version that is stored: plural, scope, status subresource and schema are the definition's.
     *
     * @throws IllegalArgumentException when the tree is no such definition; says what is missing
     */
    public static Builder<Mapping> fromCustomResourceDefinition(Mapping definition) {
        return fromCustomResourceDefinition(definition, Mapping.class);
    }

    /**
     * As {@link #fromCustomResourceDefinition(Mapping)}, with a typed view as in {@link #builder(String, String, Class)}.
     *
     * @throws IllegalArgumentException when the tree is no such definition; says what is missing
     */
    public static <T> Builder<T> fromCustomResourceDefinition(Mapping definition, Class<T> view) {
        var defined = new DefinedKind(definition);
        return defined.builder(defined.storedVersion(), view);
    }

    /**
     * As {@link #fromCustomResourceDefinition(Mapping, Class)}, in another version than the one that is stored.
     *
     * @throws IllegalArgumentException when the tree is no such definition or has no such version; says what is missing
     */
    public static <T> Builder<T> fromCustomResourceDefinition(Mapping definition, String version, Class<T> view) {
        return new DefinedKind(definition).builder(version, view);
    }

    public GroupVersionKind groupVersionKind() {
        return groupVersionKind;
    }

    public Class<T> viewType() {
        return viewType;
    }

    /** The kind as URLs name it, such as {@code virtualmachines}. */
    public String plural() {
        return plural;
    }

    /** Whether objects live in a namespace rather than in the whole cluster. */
    public boolean isNamespaced() {
        return namespaced;
    }

    /**
     * Whether {@code status} is written through a request of its own, so that applying an object leaves it alone. Where it
     * is not, status is an ordinary field that a replacing write wipes out.
     */
    public boolean hasStatusSubresource() {
        return statusSubresource;
    }

    /** What objects may hold; {@link Schema#any} when unknown. */
    public Schema schema() {
        return schema.get();
    }

    /** Objects of a lower wave are applied before those of a higher one, whatever they refer to. */
    public int wave() {
        return wave;
    }

    /** How to tell the health of a live object; empty where the standard conditions say it. */
    public Optional<Function<Resource, Health>> health() {
        return Optional.ofNullable(health);
    }

    /** Where objects name other objects. */
    public List<ReferenceRule> references() {
        return references;
    }

    /** Fields in which the live side is always right. */
    public List<FieldPattern> ignoredFields() {
        return ignored;
    }

    /** Fields that can only be changed by deleting and creating the object. */
    public List<FieldPattern> immutableFields() {
        return immutable;
    }

    /** Fields whose values are not printed in any object of the kind, or in some; {@link #sensitiveFields(Resource)} tells. */
    public List<FieldPattern> sensitiveFields() {
        return sensitive.stream().map(SensitiveField::pattern).toList();
    }

    /**
     * Fields whose values are never printed in this object. Whoever prints two versions of an object asks for both, as one
     * may hold what the other does not.
     */
    public List<FieldPattern> sensitiveFields(Resource resource) {
        return sensitive.stream()
                .filter(field -> field.condition().test(resource))
                .map(SensitiveField::pattern)
                .toList();
    }

    /** What changing a field of a live object does, in the order it was told. */
    public List<FieldEffect> effects() {
        return effects;
    }

    /** Who writes objects of the kind, where nothing else is known of one. */
    public Authorship authorship() {
        return authorship;
    }

    /** Who writes this object. */
    public Authorship authorship(Resource resource) {
        return exceptionalAuthors.stream()
                .filter(rule -> rule.condition().test(resource))
                .findFirst()
                .map(AuthorshipRule::authorship)
                .orElse(authorship);
    }

    /** This kind with another typed view. */
    public <U> ResourceKind<U> withView(Class<U> view) {
        Builder<U> builder = new Builder<>(groupVersionKind, view);
        builder.plural = plural;
        builder.namespaced = namespaced;
        builder.statusSubresource = statusSubresource;
        builder.schema = schema;
        builder.wave = wave;
        builder.health = health;
        builder.references.addAll(references);
        builder.ignored.addAll(ignored);
        builder.immutable.addAll(immutable);
        builder.sensitive.addAll(sensitive);
        builder.effects.addAll(effects);
        builder.authorship = authorship;
        builder.exceptionalAuthors.addAll(exceptionalAuthors);
        return builder.build();
    }

    /**
     * The object a view describes, with the API version and kind of this kind. Absent and empty fields are left out.
     *
     * @throws ManifestException when the view has no {@code metadata.name}
     * @throws IllegalArgumentException when the view is a resource of another group or kind, or is not written as a mapping
     */
    public Resource resource(T view) {
        return new ViewBinding<>(this).write(view);
    }

    T view(Resource resource) {
        return new ViewBinding<>(this).read(resource);
    }

    Resource edit(Resource resource, UnaryOperator<T> edit) {
        return new ViewBinding<>(this).edit(resource, edit);
    }

    @Override
    public String toString() {
        return groupVersionKind.toString();
    }

    /** Collects what is known of a kind. Not thread-safe. */
    public static final class Builder<T> {
        private final GroupVersionKind groupVersionKind;
        private final Class<T> viewType;
        private final List<ReferenceRule> references = new ArrayList<>();
        private final List<FieldPattern> ignored = new ArrayList<>();
        private final List<FieldPattern> immutable = new ArrayList<>();
        private final List<SensitiveField> sensitive = new ArrayList<>();
        private final List<FieldEffect> effects = new ArrayList<>();
        private final List<AuthorshipRule> exceptionalAuthors = new ArrayList<>();
        private final List<UnaryOperator<Schema>> listKeys = new ArrayList<>();
        private String plural;
        private boolean namespaced = true;
        private boolean statusSubresource;
        private Supplier<Schema> schema = Schema::any;
        private int wave;
        private Authorship authorship = Authorship.USER;
        private @Nullable Function<Resource, Health> health;

        private Builder(GroupVersionKind groupVersionKind, Class<T> viewType) {
            this.groupVersionKind = groupVersionKind;
            this.viewType = Objects.requireNonNull(viewType, "viewType");
            this.plural = groupVersionKind.kind().toLowerCase(Locale.ROOT) + "s";
        }

        public Builder<T> plural(String value) {
            plural = Objects.requireNonNull(value, "plural");
            return this;
        }

        public Builder<T> clusterScoped() {
            namespaced = false;
            return this;
        }

        /** The kind's status is a subresource. */
        public Builder<T> statusSubresource() {
            statusSubresource = true;
            return this;
        }

        public Builder<T> schema(Schema value) {
            Objects.requireNonNull(value, "schema");
            return schema(() -> value);
        }

        Builder<T> schema(Supplier<Schema> value) {
            schema = value;
            return this;
        }

        /**
         * Says by which fields the items of a list are known, so that they are compared, merged and edited one by one: what
         * {@code x-kubernetes-list-map-keys} says in a definition. Plans foresee what the API server stores only when it
         * merges the list so, too.
         *
         * @param list the field, in which {@code [*]} stands for every item of a list: {@code spec.rules[*].ports}
         */
        public Builder<T> listKeys(String list, String... keys) {
            listKeys.add(known -> known.withListKeys(list, keys));
            return this;
        }

        public Builder<T> wave(int value) {
            wave = value;
            return this;
        }

        public Builder<T> health(Function<Resource, Health> probe) {
            health = Objects.requireNonNull(probe, "health");
            return this;
        }

        /** Adds places where objects name other objects. */
        public Builder<T> references(List<ReferenceRule> rules) {
            references.addAll(rules);
            return this;
        }

        /** @param patterns see {@link FieldPattern}; @throws IllegalArgumentException when one is no pattern */
        public Builder<T> ignore(String... patterns) {
            return add(ignored, patterns);
        }

        /** @param patterns see {@link FieldPattern}; @throws IllegalArgumentException when one is no pattern */
        public Builder<T> immutable(String... patterns) {
            return add(immutable, patterns);
        }

        /**
         * Says what changing a field, or anything below it, does to a live object. Of several rows the first that names the
         * changed field or one above it counts. Where a field above changes as a whole, so do all rows below it, and the
         * gravest tells. A field whose change has {@link Effect.Level#RECREATE} is {@link #immutable}, too.
         *
         * @param pattern see {@link FieldPattern}
         * @param reason in words; empty when there is nothing to say
         * @throws IllegalArgumentException when the pattern is none
         */
        public Builder<T> effect(String pattern, Effect.Level level, String reason) {
            effects.add(new FieldEffect(FieldPattern.parse(pattern), new Effect(level, reason)));
            return level == Effect.Level.RECREATE ? immutable(pattern) : this;
        }

        /** @param patterns see {@link FieldPattern}; @throws IllegalArgumentException when one is no pattern */
        public Builder<T> sensitive(String... patterns) {
            return sensitiveWhen(resource -> true, patterns);
        }

        /**
         * Fields that are sensitive in some objects only, such as the value of a setting with a certain name.
         *
         * @param patterns see {@link FieldPattern}; @throws IllegalArgumentException when one is no pattern
         */
        public Builder<T> sensitiveWhen(Predicate<Resource> condition, String... patterns) {
            for (String pattern : patterns) {
                sensitive.add(new SensitiveField(FieldPattern.parse(pattern), condition));
            }
            return this;
        }

        /** Who writes objects of the kind. Plans guard what others than users write. */
        public Builder<T> authorship(Authorship value) {
            authorship = Objects.requireNonNull(value, "authorship");
            return this;
        }

        /** Who writes some objects of the kind, such as the one that each cluster comes with. The first that applies counts. */
        public Builder<T> authorshipWhen(Predicate<Resource> condition, Authorship value) {
            exceptionalAuthors.add(new AuthorshipRule(condition, value));
            return this;
        }

        /** @throws IllegalArgumentException when the schema has no list that {@link #listKeys} names */
        public ResourceKind<T> build() {
            return new ResourceKind<>(this);
        }

        private Supplier<Schema> keyedSchema() {
            if (listKeys.isEmpty()) {
                return schema;
            }
            Schema keyed = schema.get();
            for (UnaryOperator<Schema> keys : listKeys) {
                keyed = keys.apply(keyed);
            }
            Schema all = keyed;
            return () -> all;
        }

        private Builder<T> add(List<FieldPattern> target, String... patterns) {
            for (String pattern : patterns) {
                target.add(FieldPattern.parse(pattern));
            }
            return this;
        }
    }
}
