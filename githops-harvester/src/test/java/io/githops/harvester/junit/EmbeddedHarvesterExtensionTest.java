package io.githops.harvester.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedHarvesterExtensionTest {
    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");

    @Nested
    class PerTest {
        @RegisterExtension
        static final EmbeddedHarvesterExtension CLUSTER = EmbeddedHarvesterExtension.perTest();

        @RepeatedTest(2)
        void beginsAnew(EmbeddedHarvester embedded, Harvester harvester) {
            harvester.create(manifest(), "tests");

            assertThat(embedded.writes()).isEqualTo(1);
            assertThat(harvester.list(CONFIG_MAP, "default"))
                    .extracting(Resource::name)
                    .contains("c");
        }
    }

    @Nested
    class PerClass {
        private static int started;

        @RegisterExtension
        static final EmbeddedHarvesterExtension CLUSTER = EmbeddedHarvesterExtension.perClass(() -> {
            started++;
            return EmbeddedHarvester.create();
        });

        @RepeatedTest(2)
        void goesOn(EmbeddedHarvester embedded) {
            assertThat(embedded.faults()).isNotNull();
            assertThat(started).isEqualTo(1);
        }
    }

    private static Resource manifest() {
        return Resource.of(
                (Mapping)
                        Json.parse(
                                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\",\"namespace\":\"default\"}}"));
    }
}
