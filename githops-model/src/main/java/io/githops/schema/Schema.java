package io.githops.schema;

import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Tree;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A structural schema in Kubernetes' sense, reduced to what planning and validation need: types, required fields,
 * enumerations, bounds, defaults, and how lists and mappings merge. Descriptions are left out. Immutable and thread-safe; a
 * schema is a tree of schemas, and two schemas are equal when they allow and merge the same.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Kubernetes, merge
 *     strategy</a>
 */
public final class Schema {
    private static final Schema ANY = builder(Type.ANY).build();

    private final Type type;
    private final Map<String, Schema> properties;
    private final @Nullable Schema additionalProperties;
    private final @Nullable Schema items;
    private final Set<String> required;
    private final List<Tree> enumeration;
    private final List<Tree> admittedValues;
    private final ListType listType;
    private final List<String> listKeys;
    private final boolean atomicMapping;
    private final boolean preservesUnknownFields;
    private final boolean nullable;
    private final @Nullable Tree defaultValue;
    private final Bounds bounds;
    private int hash;

    Schema(SchemaBuilder builder) {
        type = builder.type;
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(builder.properties));
        additionalProperties = builder.additionalProperties;
        items = builder.items;
        required = Collections.unmodifiableSet(new LinkedHashSet<>(builder.required));
        enumeration = List.copyOf(builder.enumeration);
        admittedValues = List.copyOf(builder.admittedValues);
        listType = builder.listType;
        listKeys = List.copyOf(builder.listKeys);
        atomicMapping = builder.atomicMapping;
        preservesUnknownFields = builder.preservesUnknownFields || type == Type.ANY;
        nullable = builder.nullable;
        defaultValue = builder.defaultValue;
        bounds = builder.bounds;
    }

    /** The schema that allows everything; its mappings merge field by field and its lists are atomic. */
    public static Schema any() {
        return ANY;
    }

    /** A builder of a schema without properties, requirements or bounds; lists are atomic, mappings granular. */
    public static SchemaBuilder builder(Type type) {
        return new SchemaBuilder(type);
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

    /**
     * This schema with a list whose items are mappings known by keys: a {@link ListType#MAP}. Where this schema allows
     * anything, it still does, but for the type of what leads to the list.
     *
     * @param list the field, in which {@code [*]} stands for every item of a list: {@code spec.rules[*].ports}
     * @param keys the fields of an item that identify it together
     * @throws IllegalArgumentException when there is no such field, or it can be no list of mappings
     */
    public Schema withListKeys(String list, String... keys) {
        return new KeyedList(list, List.of(keys)).in(this);
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

    /**
     * The values that the kind's own admission takes although its definition allows any; empty when it takes any, or when
     * {@link #enumeration} says it already. An API server without that admission stores other values.
     */
    public List<Tree> admittedValues() {
        return admittedValues;
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

    /** Whether fields that are not named are kept rather than pruned; always so for {@link Type#ANY}. */
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

    /** Whether values are Kubernetes quantities such as {@code 512Mi}, of which many spellings are equal. */
    public boolean isQuantity() {
        return Bounds.QUANTITY_FORMAT.equals(bounds.format()) || Bounds.QUANTITY_PATTERN.equals(bounds.pattern());
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

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Schema that && hashCode() == that.hashCode() && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = parts().hashCode();
        }
        return hash;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                type,
                properties,
                additionalProperties,
                items,
                required,
                enumeration,
                admittedValues,
                listType,
                listKeys,
                atomicMapping,
                preservesUnknownFields,
                nullable,
                defaultValue,
                bounds);
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
}
