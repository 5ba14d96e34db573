package io.githops.model.binding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import io.githops.model.OpenEnum;
import org.jspecify.annotations.Nullable;

/**
 * What views need not say in annotations: the records of {@link OpenEnum} are made of their word alone, and what an
 * interface works out from its fields, such as {@code isDefault()}, is no field.
 */
final class ViewIntrospector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated creator) {
        return creator instanceof AnnotatedConstructor constructor
                        && OpenEnum.class.isAssignableFrom(constructor.getDeclaringClass())
                        && constructor.getParameterCount() == 1
                ? JsonCreator.Mode.DELEGATING
                : null;
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        return member instanceof AnnotatedMethod method
                && method.getAnnotated().isDefault()
                && !method.hasAnnotation(JsonProperty.class);
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }
}
