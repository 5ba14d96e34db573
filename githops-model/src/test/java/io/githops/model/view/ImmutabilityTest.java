package io.githops.model.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ResourceKind;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builders copy lists and maps, but not what is in them. */
class ImmutabilityTest {
    static Stream<ResourceKind<?>> kinds() {
        return Views.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void listsAndMapsHoldNoOtherListsAndMaps(ResourceKind<?> kind) {
        Set<Class<?>> types = new SchemaComparison(kind).types();

        assertThat(types.stream().flatMap(type -> Views.fields(type).stream()))
                .filteredOn(field -> isCollection(field.getGenericReturnType()))
                .allSatisfy(ImmutabilityTest::holdsNoCollection);
    }

    private static void holdsNoCollection(Method field) {
        assertThat(((ParameterizedType) field.getGenericReturnType()).getActualTypeArguments())
                .as("%s", field)
                .noneMatch(ImmutabilityTest::isCollection);
    }

    private static boolean isCollection(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw));
    }
}
