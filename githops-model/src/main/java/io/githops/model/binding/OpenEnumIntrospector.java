package io.githops.model.binding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import io.githops.model.OpenEnum;
import org.jspecify.annotations.Nullable;

/** Lets the records of {@link OpenEnum} be made of their word alone, so that none has to say it. */
final class OpenEnumIntrospector extends NopAnnotationIntrospector {
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
    public Version version() {
        return Version.unknownVersion();
    }
}
