package io.githops.model.view;

import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Affinity;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.Requirement;
import io.githops.schema.Schema;
import io.githops.schema.Schema.Type;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a view with the schema of its kind, field by field. */
final class SchemaComparison {
    /** Not part of what a user writes beside the spec. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata", "status");

    /** What admission or validation requires although the schema does not. */
    private static final Set<String> REQUIRED_ALL_THE_SAME = Set.of(
            "VirtualMachine.spec.template.spec",
            "VirtualMachineTemplateVersion.spec.vm.spec.template.spec",
            "VirtualMachineBackup.status.source.spec.template.spec",
            "PersistentVolumeClaim.spec");

    /** What a part of another kind has, of which this kind holds an older copy. */
    private static final Set<String> UNKNOWN_ALL_THE_SAME = Set.of(
            "VirtualMachine.spec.dataVolumeTemplates[].spec.serviceAccountName",
            "VirtualMachine.spec.dataVolumeTemplates[].spec.source.http.checksum",
            "VirtualMachineTemplateVersion.spec.vm.spec.dataVolumeTemplates[].spec.serviceAccountName",
            "VirtualMachineTemplateVersion.spec.vm.spec.dataVolumeTemplates[].spec.source.http.checksum",
            "VirtualMachineBackup.status.source.spec.dataVolumeTemplates[].spec.serviceAccountName",
            "VirtualMachineBackup.status.source.spec.dataVolumeTemplates[].spec.source.http.checksum");

    /** What {@link Affinity.PodAffinityTerm} has in Kubernetes, and not in the copies that some kinds hold. */
    private static final Set<String> NEWER_IN_TERMS =
            Set.of("matchLabelKeys", "mismatchLabelKeys", "namespaceSelector");

    /** What is never written without its required fields, though some schemas do not ask for them. */
    private static final Set<Class<?>> COMPLETE = Set.of(Condition.class, Requirement.class);

    /** Of one type for all kinds, though few schemas list its words. */
    private static final String STATUS_OF_CONDITION = ".conditions[].status";

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private final List<String> faults = new ArrayList<>();
    private final Set<Class<?>> types = new HashSet<>();
    private final String kind;
    private int fields;

    SchemaComparison(ResourceKind<?> kind) {
        this.kind = kind.groupVersionKind().kind();
        compareObject(kind.viewType(), kind.schema(), "");
    }

    /** What differs, as path and reason. */
    List<String> faults() {
        return faults;
    }

    /** How many fields of the schema have a typed accessor. */
    int fields() {
        return fields;
    }

    /** The view types that were met. */
    Set<Class<?>> types() {
        return types;
    }

    private void compareObject(Class<?> view, Schema schema, String path) {
        types.add(view);
        Map<String, Method> accessors = new LinkedHashMap<>();
        Views.fields(view).forEach(field -> accessors.put(Views.nameOf(field), field));
        schema.properties().forEach((name, property) -> {
            String at = path + "." + name;
            boolean isOptionalPart = path.isEmpty() && OF_EVERY_OBJECT.contains(name) || isBelowStatus(at);
            Method accessor = accessors.remove(name);
            if (accessor != null && !at.equals(".metadata")) {
                fields++;
                compareField(
                        accessor.getGenericReturnType(),
                        property,
                        at,
                        schema.required().contains(name) || COMPLETE.contains(view));
            } else if (accessor == null && !isOptionalPart) {
                faults.add(at + " has no accessor");
            }
        });
        accessors.keySet().stream()
                .filter(name -> !(view == Affinity.PodAffinityTerm.class && NEWER_IN_TERMS.contains(name)))
                .map(name -> path + "." + name)
                .filter(at -> !UNKNOWN_ALL_THE_SAME.contains(kind + at))
                .forEach(at -> faults.add(at + " is not in the schema"));
    }

    private static boolean isBelowStatus(String path) {
        return path.startsWith(".status") || path.contains(".status.");
    }

    private void compareField(java.lang.reflect.Type type, Schema schema, String path, boolean required) {
        boolean isOptional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        boolean isCollection = type instanceof ParameterizedType && !isOptional;
        if (!required && !isOptional && !isCollection && !REQUIRED_ALL_THE_SAME.contains(kind + path)) {
            faults.add(path + " is optional");
        }
        if (required && isOptional && schema.defaultValue().isEmpty() && !isBelowStatus(path)) {
            faults.add(path + " is required");
        }
        compareType(isOptional ? argument(type, 0) : type, schema, path);
    }

    private void compareType(java.lang.reflect.Type type, Schema schema, String path) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                expect(schema.type() == Type.ARRAY, path, "no list");
                schema.items().ifPresent(items -> compareType(argument(type, 0), items, path + "[]"));
            } else {
                expect(generic.getRawType() == Map.class && schema.type() == Type.OBJECT, path, "no map");
                schema.additionalProperties().ifPresent(values -> compareType(argument(type, 1), values, path + ".*"));
            }
        } else {
            compareClass((Class<?>) type, schema, path);
        }
    }

    private void compareClass(Class<?> type, Schema schema, String path) {
        switch (schema.type()) {
            case OBJECT -> compareMapping(type, schema, path);
            case ARRAY -> compareType(type.getRecordComponents()[0].getGenericType(), schema, path);
            case STRING -> compareText(type, schema, path);
            case BOOLEAN -> expect(type == boolean.class || type == Boolean.class, path, "a boolean");
            case INTEGER -> compareNumber(type, schema, path);
            case NUMBER -> expect(type == double.class || type == Double.class, path, "a number");
            case INT_OR_STRING ->
                expect(type.getSimpleName().equals(schema.isQuantity() ? "Quantity" : "IntOrString"), path, "a scalar");
            case ANY -> expect(Tree.class.isAssignableFrom(type), path, "a tree");
        }
    }

    private void compareMapping(Class<?> type, Schema schema, String path) {
        if (Views.isView(type) && schema.properties().isEmpty() && schema.preservesUnknownFields()) {
            types.add(type);
        } else if (Views.isView(type)) {
            compareObject(type, schema, path);
        } else if (schema.properties().isEmpty()) {
            expect(schema.preservesUnknownFields() ? isTree(type) : isEmpty(type), path, "a mapping without fields");
        } else {
            faults.add(path + " is a mapping with fields");
        }
    }

    private static boolean isTree(Class<?> type) {
        return Tree.class.isAssignableFrom(type);
    }

    private static boolean isEmpty(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 0;
    }

    private void compareText(Class<?> type, Schema schema, String path) {
        expect(isText(type), path, "a string");
        Set<String> words = words(schema);
        if (!words.isEmpty() && !path.endsWith(STATUS_OF_CONDITION)) {
            expect(constants(type).containsAll(words), path, "one of " + words);
        }
    }

    private static boolean isText(Class<?> type) {
        return !type.isPrimitive() && !WHOLE_NUMBERS.contains(type) && type != Boolean.class && !Views.isView(type);
    }

    private static Set<String> words(Schema schema) {
        List<Tree> values = schema.enumeration().isEmpty() ? schema.admittedValues() : schema.enumeration();
        return values.stream()
                .filter(value -> value instanceof Text text && !text.value().isEmpty())
                .map(value -> ((Text) value).value())
                .collect(Collectors.toSet());
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> field.getType() == type && OpenEnum.class.isAssignableFrom(type))
                .map(SchemaComparison::word)
                .collect(Collectors.toSet());
    }

    private static String word(Field constant) {
        try {
            return ((OpenEnum) constant.get(null)).value();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compareNumber(Class<?> type, Schema schema, String path) {
        boolean needsLong = "int64".equals(schema.bounds().format());
        expect(WHOLE_NUMBERS.contains(type), path, "a whole number");
        expect(!needsLong || type == long.class || type == Long.class, path, "a long");
    }

    private void expect(boolean holds, String path, String expected) {
        if (!holds) {
            faults.add(path + " is " + expected);
        }
    }

    private static java.lang.reflect.Type argument(java.lang.reflect.Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
