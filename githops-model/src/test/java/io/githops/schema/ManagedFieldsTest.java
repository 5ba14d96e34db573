package io.githops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a real API server wrote into managed fields tells which lists and mappings it merges, and by which keys. */
class ManagedFieldsTest {
    private final Set<String> disagreements = new TreeSet<>();

    /** Mappings that some manager owns as a whole though they are granular, and those of which some owns an entry. */
    private final Set<String> ownedAsWhole = new HashSet<>();

    private final Set<String> ownedByEntry = new HashSet<>();
    private int entries;

    @Test
    void mergeAsTheSchemasSay() throws IOException {
        for (Path cases : SharedFiles.in("ssa-cases")) {
            for (String line : Files.readAllLines(cases)) {
                Mapping recorded = (Mapping) Json.parse(line);
                compare(recorded.mapping("live"));
                compare(recorded.mapping("result"));
            }
        }
        ownedAsWhole.removeAll(ownedByEntry);

        assertThat(entries).isGreaterThan(1_000);
        assertThat(disagreements).isEmpty();
        assertThat(ownedAsWhole).as("granular, yet only owned as a whole").isEmpty();
    }

    private void compare(Mapping object) {
        if (object.text("kind").orElse("Status").equals("Status")) {
            return;
        }
        GroupVersionKind kind = Resource.of(object).groupVersionKind();
        Schema schema = Kinds.harvester().find(kind).orElseThrow().schema();
        for (Mapping entry :
                object.mapping("metadata").sequence("managedFields").mappings()) {
            entries++;
            compare(schema, entry.mapping("fieldsV1"), kind.kind());
        }
    }

    private void compare(@Nullable Schema schema, Mapping owned, String path) {
        if (schema == null) {
            disagreements.add(path + ": unknown to the schema");
            return;
        }
        if (schema.additionalProperties().isPresent() && !schema.isAtomicMapping()) {
            (owned.isEmpty() ? ownedAsWhole : ownedByEntry).add(path);
        }
        owned.forEach((step, below) -> step(schema, step, (Mapping) below, path));
    }

    private void step(Schema schema, String step, Mapping below, String path) {
        String name = step.substring(Math.min(2, step.length()));
        if (step.startsWith("f:")) {
            if (schema.isAtomicMapping()) {
                disagreements.add(path + ": atomic, yet a manager owns " + name);
            }
            compare(schema.field(name), below, path + "/" + name);
        } else if (step.startsWith("k:")) {
            List<String> keys = ((Mapping) Json.parse(name)).names();
            if (!Set.copyOf(keys).equals(Set.copyOf(schema.listKeys()))) {
                disagreements.add(path + ": keys " + schema.listKeys() + ", yet a manager owns " + name);
            }
            compare(schema.items().orElse(null), below, path + "/[]");
        } else if (step.startsWith("v:") && schema.listType() != Schema.ListType.SET) {
            disagreements.add(path + ": " + schema.listType() + ", yet a manager owns " + name);
        }
    }
}
