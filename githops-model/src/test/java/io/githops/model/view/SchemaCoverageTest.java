package io.githops.model.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The views against the schemas: every field that a user can write has its accessor, of the right type. */
class SchemaCoverageTest {
    static Stream<ResourceKind<?>> kinds() {
        return Views.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void viewsHaveAllFieldsOfTheSchemaAndRequireNoMore(ResourceKind<?> kind) {
        assertThat(new SchemaComparison(kind).faults()).isEmpty();
    }

    @Test
    void everyKindThatUsersWriteHasAView() {
        List<String> viewed =
                Views.kinds().map(kind -> kind.groupVersionKind().toString()).toList();

        assertThat(UserAuthoredKinds.NAMES).isSubsetOf(viewed);
    }

    @Test
    void reportsHowMuchIsTyped() {
        Set<Class<?>> types = new HashSet<>();
        int kinds = 0;
        int fields = 0;
        for (ResourceKind<?> kind : Views.kinds().toList()) {
            var comparison = new SchemaComparison(kind);
            kinds++;
            fields += comparison.fields();
            types.addAll(comparison.types());
        }

        System.out.printf("Typed views: %d kinds, %d types, %d fields%n", kinds, types.size(), fields);
        assertThat(fields).isPositive();
    }
}
