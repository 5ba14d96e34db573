package io.githops.model.binding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How views are bound: unknown fields are passed over, nothing is converted from one shape to another, absent lists and
 * maps are empty, order is kept, and what is absent or empty is not written.
 */
final class ViewMapper {
    static final ObjectMapper MAPPER = build();

    private ViewMapper() {}

    private static ObjectMapper build() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
                .withConfigOverride(
                        Optional.class,
                        override -> override.setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS)))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("githops-order").addAbstractTypeMapping(Set.class, LinkedHashSet.class))
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new ViewIntrospector()))
                .addModule(OptionalModule.create())
                .addModule(TreeModule.create());
        for (Class<?> collection : List.of(Map.class, List.class, Set.class, Collection.class, Iterable.class)) {
            builder.withConfigOverride(
                    collection,
                    override -> override.setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.NON_NULL))
                            .setSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL)));
        }
        return builder.build();
    }
}
