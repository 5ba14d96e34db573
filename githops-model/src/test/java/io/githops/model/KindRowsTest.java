package io.githops.model;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Effects and list keys that a kind declares. */
class KindRowsTest {
    record Pool(Spec spec) {
        record Spec(List<Range> ranges) {}

        record Range(String subnet, String gateway) {}
    }

    @Test
    void effectsAreKeptInOrder() {
        ResourceKind<Mapping> kind = ResourceKind.builder("example.com/v1", "Pool")
                .effect("spec.size", Effect.Level.RESTART_REQUIRED, "the pool is read at start")
                .effect("spec", Effect.Level.LIVE, "")
                .build();

        assertThat(kind.effects())
                .extracting(row -> row.field() + " " + row.effect())
                .containsExactly("spec.size restart required: the pool is read at start", "spec live");
        assertThat(kind.withView(Pool.class).effects()).isEqualTo(kind.effects());
    }

    @Test
    void aFieldWhoseChangeRecreatesIsImmutable() {
        ResourceKind<Mapping> kind = ResourceKind.builder("example.com/v1", "Pool")
                .effect("spec.zone", Effect.Level.RECREATE, "a pool stays in its zone")
                .build();

        assertThat(kind.immutableFields()).anyMatch(field -> field.matches(FieldPath.of("spec", "zone")));
    }

    @Test
    void listKeysAreThoseOfTheSchema() {
        ResourceKind<Mapping> kind = ResourceKind.builder("example.com/v1", "Pool")
                .listKeys("spec.ranges", "subnet")
                .build();

        assertThat(kind.schema()).isEqualTo(Schema.any().withListKeys("spec.ranges", "subnet"));
        assertThat(kind.withView(Pool.class).schema()).isEqualTo(kind.schema());
    }

    @Test
    void listKeysAreRefusedWhereTheSchemaHasNoSuchList() {
        Schema schema = Schema.builder(Schema.Type.OBJECT)
                .property("spec", Schema.builder(Schema.Type.STRING).build())
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(ResourceKind.builder("example.com/v1", "Pool")
                        .listKeys("spec.ranges", "subnet")
                        .schema(schema)::build)
                .withMessageContaining("keys of the list spec.ranges");
    }

    @Test
    void anEditFindsTheItemsOfAListByItsKeys() {
        ResourceKind<Pool> kind = ResourceKind.builder("example.com/v1", "Pool", Pool.class)
                .listKeys("spec.ranges", "subnet")
                .build();
        Resource pool = resource("""
                apiVersion: example.com/v1
                kind: Pool
                metadata: {name: a}
                spec:
                  ranges:
                    - {subnet: 10.0.0.0/24, gateway: 10.0.0.1, later: 1}
                    - {subnet: 10.0.1.0/24, gateway: 10.0.1.1, later: 2}
                """);

        Resource edited = pool.with(
                kind,
                view -> new Pool(new Pool.Spec(List.of(
                        new Pool.Range("10.0.1.0/24", "10.0.1.254"), new Pool.Range("10.0.2.0/24", "10.0.2.1")))));

        assertThat(edited.tree().get("spec")).isEqualTo(tree("""
                ranges:
                  - {subnet: 10.0.1.0/24, gateway: 10.0.1.254, later: 2}
                  - {subnet: 10.0.2.0/24, gateway: 10.0.2.1}
                """));
    }
}
