package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Effect;
import io.githops.model.Effect.Level;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a kind of somebody's own says of its lists and of the effects of changes. */
class CustomKindPlanTest {
    private static final ResourceKind<Mapping> CACHE = ResourceKind.builder("shop.example/v1", "Cache")
            .listKeys("spec.shards", "zone", "index")
            .effect("spec.note", Level.NONE, "")
            .effect("spec.shards[*].size", Level.RESTART_REQUIRED, "the shard is sized at start")
            .effect("spec.store.path", Level.DATA_LOSS, "what is cached is dropped")
            .effect("spec.store", Level.DISRUPTION, "the store is opened anew")
            .effect("spec.engine", Level.RECREATE, "an engine cannot read another's files")
            .build();
    private static final Kinds KINDS = Kinds.harvester().with(CACHE);

    private static final String MANIFEST = """
            apiVersion: shop.example/v1
            kind: Cache
            metadata: {name: front, namespace: shop}
            spec:
              note: first
              engine: fast
              port: 1
              store: {path: /a, sync: true}
              shards:
                - {zone: a, index: 0, size: 1}
                - {zone: b, index: 0, size: 1}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            note: first   | note: second  | no effect
            port: 1       | port: 2       | live
            size: 1       | size: 2       | restart required: the shard is sized at start
            sync: true    | sync: false   | disruption: the store is opened anew
            path: /a      | path: /b      | data loss: what is cached is dropped
            engine: fast  | engine: safe  | recreated: an engine cannot read another's files
            """)
    void aChangeHasTheEffectOfTheFirstRowThatNamesItsField(String found, String wanted, String effect) {
        Plan plan = plan(MANIFEST.replaceFirst(found, wanted), live());

        assertThat(plan.changes().get(0).fields())
                .singleElement()
                .satisfies(field -> assertThat(field.details().effect()).hasToString(effect));
        assertThat(plan.changes().get(0).effect()).hasToString(effect);
    }

    @Test
    void aChangeOfAWholeMappingHasTheGravestEffectOfItsFields() {
        Plan plan = plan(MANIFEST.replace("{path: /a, sync: true}", "none"), live());

        assertThat(plan.changes().get(0).effect().level()).isEqualTo(Level.DATA_LOSS);
    }

    @Test
    void anUpdateThatLosesDataIsGuarded() {
        Plan plan = plan(MANIFEST.replace("path: /a", "path: /b"), live());

        assertThat(plan.guards()).singleElement().satisfies(guard -> {
            assertThat(guard.code()).isEqualTo(Guard.Code.DATA_LOSS);
            assertThat(guard.reason()).isEqualTo("would be lost: spec.store.path: what is cached is dropped");
        });
    }

    @Test
    void aFieldWhoseChangeRecreatesIsNotChangedInPlace() {
        Plan plan = plan(MANIFEST.replace("engine: fast", "engine: safe"), live());

        assertThat(plan.changes()).extracting(ResourceChange::action).containsExactly(ResourceChange.Action.RECREATE);
        assertThat(plan.guards()).extracting(Guard::code).containsExactly(Guard.Code.RECREATION);
    }

    @Test
    void theItemsOfAKeyedListAreNamedByTheirKeys() {
        Plan plan = plan(MANIFEST.replace("b, index: 0, size: 1", "b, index: 0, size: 2"), live());

        assertThat(plan.changes().get(0).fields())
                .extracting(field -> field.path().toString())
                .containsExactly("spec.shards[index=0,zone=b].size");
    }

    @Test
    void theOrderOfAKeyedListDoesNotCount() {
        Plan plan = plan(
                MANIFEST.replace("zone: a", "zone: x")
                        .replace("zone: b", "zone: a")
                        .replace("zone: x", "zone: b"),
                live());

        assertThat(plan.changes()).extracting(ResourceChange::action).containsExactly(ResourceChange.Action.UNCHANGED);
    }

    @Test
    void theItemsOfOthersInAKeyedListStay() {
        Resource live = live();
        var item = (Mapping) Json.parse("{\"zone\":\"c\",\"index\":0}");
        Resource shared = Resource.of(ServerSideApply.of(CACHE.schema(), false)
                .update(
                        live.tree(),
                        live.tree().edit("spec", spec -> spec.with("shards", appended(spec.sequence("shards"), item))),
                        writer("scaler")));

        assertThat(plan(MANIFEST, shared).changes())
                .extracting(ResourceChange::action)
                .containsExactly(ResourceChange.Action.UNCHANGED);
    }

    @Test
    void aKindThatSaysNothingChangesLive() {
        Kinds kinds = Kinds.none();
        Resource desired = read(kinds, MANIFEST.replace("path: /a", "path: /b"));

        Plan plan = Planner.builder(kinds)
                .build()
                .plan(PlanInput.of(Fixture.snapshot(List.of(desired)), LiveObjects.of(List.of(live()))));

        assertThat(plan.changes().get(0).effect()).isEqualTo(Effect.LIVE);
    }

    private static Sequence appended(Sequence list, Mapping item) {
        return Sequence.of(Stream.concat(list.items().stream(), Stream.of(item)).toList());
    }

    private static Plan plan(String manifest, Resource live) {
        return Planner.builder(KINDS)
                .build()
                .plan(PlanInput.of(Fixture.snapshot(List.of(read(KINDS, manifest))), LiveObjects.of(List.of(live))));
    }

    private static Resource live() {
        var applied = (ApplyResult.Applied) ServerSideApply.of(CACHE.schema(), false)
                .apply(null, read(KINDS, MANIFEST).tree(), writer("githops"), false);
        return Resource.of(applied.object());
    }

    private static Writer writer(String manager) {
        return new Writer(manager, "shop.example/v1", "", "2026-01-01T00:00:00Z");
    }

    private static Resource read(Kinds kinds, String manifest) {
        return ManifestReader.of(kinds)
                .read(List.of(ManifestFile.of("cache.yaml", manifest)))
                .orThrow()
                .get(0);
    }
}
