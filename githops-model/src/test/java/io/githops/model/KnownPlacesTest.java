package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.PathElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownPlacesTest {
    @ParameterizedTest
    @MethodSource("kinds")
    void areFieldsOfTheSchema(ResourceKind<?> kind) {
        List<FieldPattern> places = new ArrayList<>(kind.immutableFields());
        places.addAll(kind.sensitiveFields());
        kind.references().forEach(rule -> places.add(rule.place()));

        assertThat(places)
                .allSatisfy(place -> assertThat(at(kind.schema(), place))
                        .as(place.toString())
                        .isPresent());
    }

    static Stream<ResourceKind<?>> kinds() {
        return Kinds.harvester().all().stream()
                .filter(kind -> Kinds.harvester()
                        .find(
                                kind.groupVersionKind().group(),
                                kind.groupVersionKind().kind())
                        .filter(stored -> stored == kind)
                        .isPresent());
    }

    private static Optional<Schema> at(Schema root, FieldPattern pattern) {
        String path = pattern.toString().replace("[*]", "[0]").replace(".*", ".any");
        @Nullable Schema schema = root;
        for (PathElement element : FieldPath.parse(path).elements()) {
            boolean isJsonText = schema != null && schema.type() == Schema.Type.STRING;
            schema = schema == null ? null : isJsonText ? Schema.any() : schema.child(element);
        }
        return Optional.ofNullable(schema);
    }
}
