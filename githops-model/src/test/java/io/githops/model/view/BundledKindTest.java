package io.githops.model.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledKindTest {
    @ParameterizedTest
    @MethodSource("io.githops.model.view.Views#kinds")
    void hasAllThatTheLibraryKnowsOfIt(ResourceKind<?> kind) {
        ResourceKind<?> bundled =
                Kinds.harvester().find(kind.groupVersionKind()).orElseThrow();

        assertThat(kind.schema()).isSameAs(bundled.schema()).isNotEqualTo(Schema.any());
        assertThat(kind.plural()).isEqualTo(bundled.plural());
        assertThat(kind.isNamespaced()).isEqualTo(bundled.isNamespaced());
        assertThat(kind.references()).isEqualTo(bundled.references());
        assertThat(kind.sensitiveFields()).isEqualTo(bundled.sensitiveFields());
    }
}
