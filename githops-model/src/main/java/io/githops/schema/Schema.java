package io.githops.schema;

import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A structural schema in Kubernetes' sense, reduced to what planning and validation need: types, required fields,
 * enumerations, bounds, defaults, and how lists and mappings merge. Descriptions are left out. Immutable; a schema is a tree
 * of schemas.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Kubernetes, merge
 *     strategy</a>
 */
public final class Schema {
    private static final Schema ANY =
            builder(Type.ANY).preservesUnknownFields(true).build();

    private final Type type;
    private final Map<String, Schema> properties;
    private final @Nullable Schema additionalProperties;
    private final @Nullable Schema items;
    private final Set<String> required;
    private final List<Tree> enumeration;
    private final ListType listType;
    private final List<String> listKeys;
    private final boolean atomicMapping;
    private final boolean preservesUnknownFields;
    private final boolean nullable;
    private final @Nullable Tree defaultValue;
    private final Bounds bounds;

    private Schema(Builder builder) {
        type = builder.type;
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(builder.properties));
        additionalProperties = builder.additionalProperties;
        items = builder.items;
        required = Collections.unmodifiableSet(builder.required);
        enumeration = List.copyOf(builder.enumeration);
        listType = builder.listType;
        listKeys = List.copyOf(builder.listKeys);
        atomicMapping = builder.atomicMapping;
        preservesUnknownFields = builder.preservesUnknownFields;
        nullable = builder.nullable;
        defaultValue = builder.defaultValue;
        bounds = builder.bounds;
    }

    /** The schema that allows everything; its mappings merge field by field and its lists are atomic. */
    public static Schema any() {
        return ANY;
    }

    /** A builder of a schema without properties, requirements or bounds; lists are atomic, mappings granular. */
    public static Builder builder(Type type) {
        return new Builder(type);
    }

    /**
     * The schema of one served version of a custom resource, with the metadata every object has.
     *
     * @param definition a {@code CustomResourceDefinition} of {@code apiextensions.k8s.io/v1}
     * @throws IllegalArgumentException when the definition has no such version; a version without schema gives {@link #any}
     */
    public static Schema fromCustomResourceDefinition(Mapping definition, String version) {
        return new OpenApiSchema().ofVersion(definition, version);
    }

    /**
     * Reads the compact form that {@link #toTree} writes.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    public static Schema parse(Tree compact) {
        return CompactSchema.read(compact);
    }

    /** The schema as a small tree, fit for a file. */
    public Tree toTree() {
        return CompactSchema.write(this);
    }

    public Type type() {
        return type;
    }

    /** Schemas of the named fields, in the order of the definition. */
    public Map<String, Schema> properties() {
        return properties;
    }

    /** The schema of all fields that are not named, where the mapping has free names. */
    public Optional<Schema> additionalProperties() {
        return Optional.ofNullable(additionalProperties);
    }

    /** The schema of a list's items. */
    public Optional<Schema> items() {
        return Optional.ofNullable(items);
    }

    /** Names of the fields that must be present. */
    public Set<String> required() {
        return required;
    }

    /** The allowed values; empty when any value of the type is. */
    public List<Tree> enumeration() {
        return enumeration;
    }

    /** How two versions of a list merge; {@link ListType#ATOMIC} where nothing is said. */
    public ListType listType() {
        return listType;
    }

    /** The fields that identify an item of a {@link ListType#MAP}, in the order of the definition; else empty. */
    public List<String> listKeys() {
        return listKeys;
    }

    /** Whether a mapping is owned and replaced as a whole. */
    public boolean isAtomicMapping() {
        return atomicMapping;
    }

    /** Whether fields that are not named are kept rather than pruned. */
    public boolean preservesUnknownFields() {
        return preservesUnknownFields;
    }

    public boolean isNullable() {
        return nullable;
    }

    /** What the API server fills in when the field is absent. */
    public Optional<Tree> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    public Bounds bounds() {
        return bounds;
    }

    /** The schema of a mapping's field: the named one, else that of free names; null when the field is unknown. */
    public @Nullable Schema field(String name) {
        Schema named = properties.get(name);
        if (named != null) {
            return named;
        }
        return additionalProperties != null ? additionalProperties : preservesUnknownFields ? ANY : null;
    }

    /** The schema one step down; null when the step is unknown. */
    public @Nullable Schema child(PathElement element) {
        if (element instanceof PathElement.Field field) {
            return field(field.name());
        }
        return items != null ? items : preservesUnknownFields ? ANY : null;
    }

    /** What a value may be. */
    public enum Type {
        OBJECT,
        ARRAY,
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        /** A whole number or a string: ports, percentages, quantities. */
        INT_OR_STRING,
        /** Anything. */
        ANY
    }

    /** How two versions of a list merge. */
    public enum ListType {
        /** Replaced as a whole by whoever owns it. */
        ATOMIC,
        /** Items are scalars that are owned one by one. */
        SET,
        /** Items are mappings that are owned one by one and matched by {@link Schema#listKeys}. */
        MAP
    }

    /** Collects the parts of a schema. Not thread-safe. */
    public static final class Builder {
        private final Type type;
        private final Map<String, Schema> properties = new LinkedHashMap<>();
        private @Nullable Schema additionalProperties;
        private @Nullable Schema items;
        private Set<String> required = Set.of();
        private List<Tree> enumeration = List.of();
        private ListType listType = ListType.ATOMIC;
        private List<String> listKeys = List.of();
        private boolean atomicMapping;
        private boolean preservesUnknownFields;
        private boolean nullable;
        private @Nullable Tree defaultValue;
        private Bounds bounds = Bounds.NONE;

        private Builder(Type type) {
            this.type = Objects.requireNonNull(type, "type");
        }

        public Builder property(String name, Schema schema) {
            properties.put(name, schema);
            return this;
        }

        public Builder additionalProperties(@Nullable Schema schema) {
            additionalProperties = schema;
            return this;
        }

        public Builder items(@Nullable Schema schema) {
            items = schema;
            return this;
        }

        public Builder required(List<String> names) {
            required = new java.util.LinkedHashSet<>(names);
            return this;
        }

        public Builder enumeration(List<Tree> values) {
            enumeration = new ArrayList<>(values);
            return this;
        }

        public Builder listType(ListType value) {
            listType = value;
            return this;
        }

        public Builder listKeys(List<String> names) {
            listKeys = new ArrayList<>(names);
            return this;
        }

        public Builder atomicMapping(boolean value) {
            atomicMapping = value;
            return this;
        }

        public Builder preservesUnknownFields(boolean value) {
            preservesUnknownFields = value;
            return this;
        }

        public Builder nullable(boolean value) {
            nullable = value;
            return this;
        }

        public Builder defaultValue(@Nullable Tree value) {
            defaultValue = value;
            return this;
        }

        public Builder bounds(Bounds value) {
            bounds = value;
            return this;
        }

        public Schema build() {
            return new Schema(this);
        }
    }
}
