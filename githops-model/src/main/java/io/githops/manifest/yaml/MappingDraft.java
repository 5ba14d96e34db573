package io.githops.manifest.yaml;

import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping that is being read, with the places of its names. */
final class MappingDraft {
    private final MappingBuilder values = Mapping.builder();
    private final Marks.Builder marks = new Marks.Builder();
    private @Nullable Set<String> merged;
    private @Nullable Map<String, Integer> indexes;

    /**
     * Adds an entry as it is written.
     *
     * @param line one-based
     * @param column one-based
     * @throws MalformedDocumentException when an entry of this name was written before
     */
    void add(String name, int line, int column, Placed value) {
        if (values.has(name) && (merged == null || !merged.remove(name))) {
            throw duplicate(name, line, column);
        }
        values.put(name, value.tree());
        place(name, line, column, value.marks());
    }

    /** Adds the entries that a merge key brings. As in kubectl, they replace those that stand before the merge key. */
    void merge(Mapping mapping, Marks places) {
        if (merged == null || indexes == null) {
            merged = new HashSet<>();
            indexes = indexes();
        }
        for (int i = 0; i < mapping.size(); i++) {
            String name = mapping.name(i);
            if (!values.has(name)) {
                merged.add(name);
            }
            values.put(name, mapping.value(i));
            place(name, places.line(i), places.column(i), places.of(i));
        }
    }

    Placed build() {
        return new Placed(values.build(), marks.build());
    }

    /** Only a merge key makes entries meet, so without one each is new. */
    private void place(String name, int line, int column, Marks places) {
        @Nullable Integer known = indexes == null ? null : indexes.putIfAbsent(name, marks.size());
        if (known == null) {
            marks.add(line, column, places);
        } else {
            marks.set(known, line, column, places);
        }
    }

    private MalformedDocumentException duplicate(String name, int line, int column) {
        int earlier = values.build().indexOf(name);
        return new MalformedDocumentException(
                Fault.DUPLICATE_FIELD,
                "found the field " + name + " again, after line " + marks.line(earlier) + ", column "
                        + marks.column(earlier) + "; expected each field once, remove one of the two",
                line,
                column);
    }

    private Map<String, Integer> indexes() {
        Map<String, Integer> indexes = new HashMap<>();
        values.build().names().forEach(name -> indexes.put(name, indexes.size()));
        return indexes;
    }
}
