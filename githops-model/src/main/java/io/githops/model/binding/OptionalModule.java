package io.githops.model.binding;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Optional;

/** Lets views hold what may be absent as an {@link Optional}. */
final class OptionalModule {
    private OptionalModule() {}

    static Module create() {
        return new SimpleModule("githops-optional")
                .addDeserializer(Optional.class, new AbsentReader())
                .addSerializer(Optional.class, new Writer());
    }

    /** Stands in until the type of the value is known. */
    @SuppressWarnings("rawtypes")
    private static final class AbsentReader extends JsonDeserializer<Optional> implements ContextualDeserializer {
        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            return new Reader(context.findContextualValueDeserializer(
                    context.getContextualType().containedTypeOrUnknown(0), property));
        }

        @Override
        public Optional<?> deserialize(JsonParser parser, DeserializationContext context) {
            throw new IllegalStateException("not yet told the type of the value");
        }
    }

    private static final class Reader extends JsonDeserializer<Optional<?>> {
        private final JsonDeserializer<?> value;

        Reader(JsonDeserializer<?> value) {
            this.value = value;
        }

        @Override
        public Optional<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Optional.ofNullable(value.deserialize(parser, context));
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Writer extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.isPresent() ? value.get() : null, generator);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Optional value) {
            return value.isEmpty();
        }
    }
}
