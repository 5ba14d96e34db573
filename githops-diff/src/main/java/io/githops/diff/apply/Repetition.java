package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a manifest says again what its manager applied last and the live object still holds. Compares both with the
 * manager's fields as they are written, without making sets of them. Says no wherever a look at the whole is needed.
 */
final class Repetition {
    private static final String SELF = ".";
    private static final Set<String> NAMES = Set.of("name", "namespace");
    private static final Set<String> KEPT = Set.of("labels", "annotations", "finalizers", "ownerReferences");

    private final Schema schema;

    Repetition(Schema schema) {
        this.schema = schema;
    }

    boolean of(Mapping live, Mapping manifest, Writer writer) {
        Mapping owned = owned(live, writer);
        if (owned == null) {
            return false;
        }
        int met = 0;
        for (int i = 0; i < manifest.size(); i++) {
            String name = manifest.name(i);
            Tree value = manifest.value(i);
            Tree stored = live.get(name);
            switch (name) {
                case "apiVersion", "kind" -> {
                    if (!value.equals(stored)) {
                        return false;
                    }
                }
                case "metadata" -> {
                    Tree fields = owned.get("f:metadata");
                    if (!repeatsMetadata(Structure.mapping(stored), value, Structure.mapping(fields))) {
                        return false;
                    }
                    met += fields == null ? 0 : 1;
                }
                default -> {
                    if (name.equals("status") || !repeatsField(name, stored, value, schema, owned)) {
                        return false;
                    }
                    met++;
                }
            }
        }
        return met == owned.size();
    }

    /** The fields of the writer's only entry; null when there is none, or the entries would not stay as they are. */
    private static @Nullable Mapping owned(Mapping live, Writer writer) {
        Mapping owned = null;
        for (Tree item : live.mapping("metadata").sequence("managedFields")) {
            if (!(item instanceof Mapping entry) || entry.mapping("fieldsV1").isEmpty()) {
                return null;
            }
            if (entry.text("manager").orElse("").equals(writer.manager())) {
                boolean isOurs = owned == null
                        && entry.text("operation").orElse("").equals("Apply")
                        && entry.text("apiVersion").orElse("").equals(writer.apiVersion())
                        && !entry.has("subresource")
                        && writer.subresource().isEmpty();
                if (!isOurs) {
                    return null;
                }
                owned = entry.mapping("fieldsV1");
            }
        }
        return owned;
    }

    private boolean repeatsMetadata(Mapping live, Tree value, Mapping owned) {
        Schema metadata = Structure.field(schema, "metadata");
        if (!(value instanceof Mapping manifest) || metadata == null) {
            return false;
        }
        int met = 0;
        for (int i = 0; i < manifest.size(); i++) {
            String name = manifest.name(i);
            if (NAMES.contains(name)) {
                if (!manifest.value(i).equals(live.get(name))) {
                    return false;
                }
            } else if (!KEPT.contains(name)
                    || !repeatsField(name, live.get(name), manifest.value(i), metadata, owned)) {
                return false;
            } else {
                met++;
            }
        }
        return met == owned.size();
    }

    private static boolean repeatsField(String name, @Nullable Tree live, Tree value, Schema parent, Mapping owned) {
        Schema field = Structure.field(parent, name);
        Tree fields = owned.get("f:" + name);
        return field != null
                && live != null
                && fields instanceof Mapping below
                && repeats(live, value, field, below, !parent.properties().containsKey(name));
    }

    /** @param isMember whether the container itself is owned, beside its parts */
    private static boolean repeats(Tree live, Tree value, Schema schema, Mapping owned, boolean isMember) {
        if (value instanceof Null || live instanceof Null) {
            return false;
        }
        return switch (Structure.of(schema, live, value)) {
            case LEAF -> owned.isEmpty() && value.equals(live);
            case MAPPING ->
                value instanceof Mapping manifest
                        && live instanceof Mapping stored
                        && repeatsFields(stored, manifest, schema, owned, isMember);
            case LIST ->
                value instanceof Sequence manifest
                        && live instanceof Sequence stored
                        && repeatsItems(stored, manifest, schema, owned, isMember);
        };
    }

    private static boolean repeatsFields(
            Mapping live, Mapping manifest, Schema schema, Mapping owned, boolean isMember) {
        if (manifest.isEmpty()) {
            return owned.isEmpty() && live.isEmpty();
        }
        for (int i = 0; i < manifest.size(); i++) {
            String name = manifest.name(i);
            if (!repeatsField(name, live.get(name), manifest.value(i), schema, owned)) {
                return false;
            }
        }
        return isWhole(owned, manifest.size(), isMember);
    }

    private static boolean repeatsItems(
            Sequence live, Sequence manifest, Schema schema, Mapping owned, boolean isMember) {
        if (manifest.isEmpty()) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < manifest.size(); i++) {
            PathElement step = Structure.step(schema, manifest.get(i));
            while (at < live.size() && !Objects.equals(Structure.step(schema, live.get(at)), step)) {
                at++;
            }
            boolean isRepeated = at < live.size()
                    && owned.get(FieldsV1.name(step)) instanceof Mapping fields
                    && repeats(live.get(at++), manifest.get(i), Structure.items(schema), fields, true);
            if (!isRepeated) {
                return false;
            }
        }
        return isWhole(owned, manifest.size(), isMember);
    }

    private static boolean isWhole(Mapping owned, int parts, boolean isMember) {
        return owned.has(SELF) == isMember && owned.size() == parts + (isMember ? 1 : 0);
    }
}
