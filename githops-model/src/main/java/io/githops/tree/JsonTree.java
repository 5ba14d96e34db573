package io.githops.tree;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes trees to Jackson's streams. */
final class JsonTree {
    private JsonTree() {}

    static void write(Tree tree, JsonGenerator generator) throws IOException {
        if (tree instanceof Mapping mapping) {
            generator.writeStartObject();
            for (int i = 0; i < mapping.size(); i++) {
                generator.writeFieldName(mapping.name(i));
                write(mapping.value(i), generator);
            }
            generator.writeEndObject();
        } else if (tree instanceof Sequence sequence) {
            generator.writeStartArray();
            for (int i = 0; i < sequence.size(); i++) {
                write(sequence.get(i), generator);
            }
            generator.writeEndArray();
        } else if (tree instanceof Text text) {
            generator.writeString(text.value());
        } else if (tree instanceof Num number) {
            generator.writeNumber(number.literal());
        } else if (tree instanceof Bool bool) {
            generator.writeBoolean(bool.value());
        } else {
            generator.writeNull();
        }
    }
}
