package io.githops.diff.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of any apply, tried on recorded ones that are edited at random. */
class PredictionPropertyTest {
    private static final List<RecordedApply> SAMPLE = sample();
    private static final int TRIES = 3000;

    private final Kinds kinds = Kinds.harvester();

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void anyManifestGivesAResult(@ForAll @IntRange(max = 70) int at, @ForAll long seed) {
        RecordedApply recorded = SAMPLE.get(at);
        Mapping manifest = new RandomEdit(seed).of(recorded.manifest());

        assertThat(recorded.prediction(kinds).apply(recorded.live(), manifest, recorded.writer(), true))
                .isNotNull();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void applyingAManifestAgainChangesNothing(@ForAll @IntRange(max = 70) int at, @ForAll long seed) {
        RecordedApply recorded = SAMPLE.get(at);
        Mapping manifest = new RandomEdit(seed).of(recorded.manifest());
        ServerSideApply prediction = recorded.prediction(kinds);
        ApplyResult first = prediction.apply(recorded.live(), manifest, recorded.writer(), true);

        if (first instanceof ApplyResult.Applied applied && isOwned(applied.object())) {
            assertThat(prediction.apply(applied.object(), manifest, recorded.writer(), true))
                    .isEqualTo(first);
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whatIsToldToChangeNothingChangesNothing(@ForAll @IntRange(max = 70) int at, @ForAll long seed) {
        RecordedApply recorded = SAMPLE.get(at);
        ServerSideApply prediction = recorded.prediction(kinds);
        Mapping manifest = recorded.manifest();
        ApplyResult first = prediction.apply(recorded.live(), manifest, recorded.writer(), true);

        if (first instanceof ApplyResult.Applied applied) {
            var edit = new RandomEdit(seed);
            Mapping live = seed % 2 == 0 ? edit.of(applied.object()) : applied.object();
            Mapping next = seed % 2 == 0 ? manifest : edit.of(manifest);
            if (prediction.changesNothing(live, next, recorded.writer())) {
                assertThat(prediction.apply(live, next, recorded.writer(), false))
                        .isEqualTo(new ApplyResult.Applied(live));
            }
        }
    }

    /** Without owners, the second apply would be the first that anybody is known to have made. */
    private static boolean isOwned(Mapping object) {
        return object.mapping("metadata").has("managedFields");
    }

    private static List<RecordedApply> sample() {
        try {
            return RecordedApply.read(Path.of("src", "test", "resources", "applies", "sample.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
