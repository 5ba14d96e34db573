package io.githops.model;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.schema.Schema;
import io.githops.schema.SharedFiles;
import io.githops.tree.Mapping;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinedKindTest {
    private static final Mapping DEFINITION = tree("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: skies.example.com}
            spec:
              group: example.com
              scope: Cluster
              names: {kind: Sky, plural: skies}
              versions:
                - name: v1beta1
                  served: true
                  storage: false
                  schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {old: {type: string}}}}}}
                - name: v1
                  served: true
                  storage: true
                  subresources: {status: {}}
                  schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {blue: {type: boolean}}}}}}
            """);

    record Sky(Spec spec) {
        record Spec(Optional<Boolean> blue) {}
    }

    @Test
    void isTheStoredVersionWithAllThatTheDefinitionSays() {
        ResourceKind<Mapping> sky =
                ResourceKind.fromCustomResourceDefinition(DEFINITION).build();

        assertThat(sky.groupVersionKind()).isEqualTo(new GroupVersionKind("example.com", "v1", "Sky"));
        assertThat(sky.plural()).isEqualTo("skies");
        assertThat(sky.isNamespaced()).isFalse();
        assertThat(sky.hasStatusSubresource()).isTrue();
        assertThat(sky.schema()).isEqualTo(Schema.fromCustomResourceDefinition(DEFINITION, "v1"));
    }

    @Test
    void isAnotherVersionWhenAsked() {
        ResourceKind<Mapping> sky = ResourceKind.fromCustomResourceDefinition(DEFINITION, "v1beta1", Mapping.class)
                .build();

        assertThat(sky.groupVersionKind().version()).isEqualTo("v1beta1");
        assertThat(sky.hasStatusSubresource()).isFalse();
        assertThat(sky.schema().properties().get("spec").properties()).containsOnlyKeys("old");
    }

    @Test
    void hasATypedViewWhenAsked() {
        ResourceKind<Sky> kind =
                ResourceKind.fromCustomResourceDefinition(DEFINITION, Sky.class).build();
        Resource sky =
                Fixtures.resource("{apiVersion: example.com/v1, kind: Sky, metadata: {name: a}, spec: {blue: true}}");

        assertThat(sky.as(kind)).isEqualTo(new Sky(new Sky.Spec(Optional.of(true))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            apiVersion | apiVersion: found nothing that fits; expected apiextensions.k8s.io/v1
            kind       | kind: found nothing that fits; expected CustomResourceDefinition
            spec       | spec.versions: found nothing that fits; expected a version that is stored
            """)
    void saysWhatADefinitionLacks(String field, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceKind.fromCustomResourceDefinition(DEFINITION.without(field)))
                .withMessage("the definition skies.example.com: " + message);
    }

    @Test
    void saysWhichVersionsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceKind.fromCustomResourceDefinition(DEFINITION, "v2", Mapping.class))
                .withMessage("the definition of Sky has no version v2; expected one of [v1beta1, v1]");
    }

    @Test
    void isTheBundledKindForEachPublishedDefinition() {
        Kinds bundled = Kinds.harvester();
        int found = 0;
        for (Path file : SharedFiles.in("crds")) {
            for (Mapping definition : Fixtures.documents(file)) {
                ResourceKind<Mapping> defined =
                        ResourceKind.fromCustomResourceDefinition(definition).build();
                ResourceKind<?> known = bundled.find(defined.groupVersionKind()).orElse(null);
                if (known != null) {
                    found++;
                    assertThat(defined.plural()).as("%s", defined).isEqualTo(known.plural());
                    assertThat(defined.isNamespaced()).as("%s", defined).isEqualTo(known.isNamespaced());
                    assertThat(defined.hasStatusSubresource())
                            .as("%s", defined)
                            .isEqualTo(known.hasStatusSubresource());
                }
            }
        }
        assertThat(found).isGreaterThan(50);
    }
}
