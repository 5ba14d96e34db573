package io.githops.model.binding;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;

/** Lets views hold parts of a tree as trees. */
final class TreeModule {
    private TreeModule() {}

    static Module create() {
        var module = new SimpleModule("githops-tree").addSerializer(Tree.class, new Writer());
        addReader(module, Tree.class);
        addReader(module, Mapping.class);
        addReader(module, Sequence.class);
        addReader(module, Text.class);
        addReader(module, Num.class);
        addReader(module, Bool.class);
        return module;
    }

    private static <T extends Tree> void addReader(SimpleModule module, Class<T> type) {
        module.addDeserializer(type, new Reader<>(type));
    }

    private static final class Reader<T extends Tree> extends JsonDeserializer<T> {
        private final Class<T> type;

        Reader(Class<T> type) {
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Tree tree = TreeStream.read(parser);
            return type.isInstance(tree) ? type.cast(tree) : context.reportInputMismatch(type, "of another shape");
        }
    }

    private static final class Writer extends JsonSerializer<Tree> {
        @Override
        public void serialize(Tree tree, JsonGenerator generator, SerializerProvider provider) throws IOException {
            TreeStream.writePresent(tree, generator);
        }
    }
}
