package io.githops.source.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.source.EmptySourceException;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.source.SourceException;
import io.githops.tree.FieldPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Source} has to do, as tests: extend it, give a source, and say how files become its newest state. Each test
 * needs a source that has nothing yet.
 *
 * <pre>{@code
 * class MercurialSourceTest extends SourceContract {
 *     private final MercurialRepository repository = MercurialRepository.create();
 *
 *     @Override
 *     protected Source source() {
 *         return new MercurialSource(repository.address());
 *     }
 *
 *     @Override
 *     protected void publish(Map<String, String> files) {
 *         repository.commitOnly(files);
 *     }
 * }
 * }</pre>
 */
public abstract class SourceContract {
    private static final String SECRET = "c2VjcmV0LXZhbHVl";

    /** A contract; nothing is asked of the subclass before a test runs. */
    protected SourceContract() {}

    /** The source that is tested; asked once in a test, after something was published. The contract closes it. */
    protected abstract Source source();

    /**
     * Makes these files, and no others, the newest state.
     *
     * @param files the texts by their paths, with slashes; never empty
     */
    protected abstract void publish(Map<String, String> files);

    @Test
    void givesAllResourcesInTheOrderOfFilesAndDocuments() {
        publish(Map.of(
                "b.yaml", configMap("last", "1"), "a/x.yaml", configMap("one", "1") + "---\n" + configMap("two", "1")));

        try (Source source = source()) {
            assertEquals(List.of("one", "two", "last"), names(source.fetch()));
        }
    }

    @Test
    void saysWhereFieldsWereWritten() {
        publish(Map.of("a/x.yaml", configMap("one", "1")));

        try (Source source = source()) {
            Position place = source.fetch()
                    .resources()
                    .get(0)
                    .position(FieldPath.of("kind"))
                    .orElseThrow();

            assertTrue(place.file().endsWith("a/x.yaml"), "the path of the file, found " + place.file());
            assertEquals(2, place.line());
            assertEquals(1, place.column());
        }
    }

    @Test
    void knowsNobodyWhoTouchedWhatIsNotThere() {
        publish(Map.of("a/x.yaml", configMap("one", "1")));

        try (Source source = source()) {
            Revision revision = source.fetch().revision();
            List<Position> places = List.of(new Position("no/such/file.yaml", 1, 1), new Position("a/x.yaml", 99, 1));

            Provenance provenance = source.provenance(revision, places, Duration.ofMinutes(1));

            assertEquals(Map.of(), provenance.revisions());
        }
    }

    @Test
    void namesItsRevisions() {
        publish(Map.of("a.yaml", configMap("one", "1")));

        try (Source source = source()) {
            Snapshot snapshot = source.fetch();

            assertFalse(snapshot.revision().id().isBlank(), "a revision has an id");
            assertFalse(snapshot.revision().label().isBlank(), "a revision has a label");
        }
    }

    @Test
    void givesTheSameForTheSameState() {
        publish(Map.of("a.yaml", configMap("one", "1"), "b.yaml", configMap("two", "2")));

        try (Source source = source()) {
            Snapshot first = source.fetch();
            Snapshot second = source.fetch();

            assertEquals(first.revision(), second.revision());
            assertEquals(first.resources(), second.resources());
            assertEquals(first.warnings(), second.warnings());
            assertEquals(first.signature(), second.signature());
        }
    }

    @Test
    void takesUpANewStateUnderAnotherIdAndTheSameLabel() {
        publish(Map.of("a.yaml", configMap("one", "1")));
        try (Source source = source()) {
            Snapshot before = source.fetch();

            publish(Map.of("a.yaml", configMap("one", "2"), "b.yaml", configMap("two", "2")));
            Snapshot after = source.fetch();

            assertNotEquals(before.revision().id(), after.revision().id());
            assertEquals(before.revision().label(), after.revision().label());
            assertEquals(List.of("one", "two"), names(after));
            assertEquals(List.of("one"), names(before));
        }
    }

    @Test
    void forgetsFilesThatAreGone() {
        publish(Map.of("a.yaml", configMap("one", "1"), "b.yaml", configMap("two", "1")));
        try (Source source = source()) {
            source.fetch();

            publish(Map.of("b.yaml", configMap("two", "1")));

            assertEquals(List.of("two"), names(source.fetch()));
        }
    }

    @Test
    void givesTheNewestRevisionByItsId() {
        publish(Map.of("a.yaml", configMap("one", "1")));

        try (Source source = source()) {
            Snapshot newest = source.fetch();
            Snapshot again = source.fetch(newest.revision().id());

            assertEquals(newest.revision().id(), again.revision().id());
            assertEquals(newest.resources(), again.resources());
        }
    }

    @Test
    void givesAnEarlierRevisionAsItWasOrSaysThatItIsGone() {
        publish(Map.of("a.yaml", configMap("one", "1")));
        try (Source source = source()) {
            Snapshot before = source.fetch();
            publish(Map.of("a.yaml", configMap("one", "2")));
            Snapshot after = source.fetch();

            try {
                Snapshot again = source.fetch(before.revision().id());
                assertEquals(before.revision().id(), again.revision().id());
                assertEquals(before.resources(), again.resources());
            } catch (RevisionNotFoundException e) {
                assertFalse(e.getMessage().isBlank());
            }
            assertEquals(after.revision(), source.fetch().revision());
        }
    }

    @Test
    void saysThatARevisionIsUnknown() {
        publish(Map.of("a.yaml", configMap("one", "1")));

        try (Source source = source()) {
            assertThrows(RevisionNotFoundException.class, () -> source.fetch("no-such-revision"));
        }
    }

    @Test
    void tellsTheProblemsOfAllFilesAtOnce() {
        publish(Map.of("a.yaml", "a: [", "b.yaml", configMap("two", "1"), "c.yaml", "kind: ConfigMap\n"));

        try (Source source = source()) {
            ManifestException refused = assertThrows(ManifestException.class, source::fetch);

            Set<String> files = refused.problems().stream()
                    .map(Problem::position)
                    .map(place -> place == null
                            ? ""
                            : place.file().substring(place.file().length() - "a.yaml".length()))
                    .collect(Collectors.toSet());
            assertEquals(Set.of("a.yaml", "c.yaml"), files);
        }
    }

    @Test
    void refusesTwoManifestsOfOneObject() {
        publish(Map.of("a.yaml", configMap("one", "1"), "b.yaml", configMap("one", "2")));

        try (Source source = source()) {
            assertThrows(ManifestException.class, source::fetch);
        }
    }

    @Test
    void neverTakesNothingForADesiredState() {
        publish(Map.of("notes.txt", "nothing to see"));

        try (Source source = source()) {
            SourceException refused = assertThrows(SourceException.class, source::fetch);
            assertTrue(refused instanceof EmptySourceException, "found " + refused);
        }
    }

    @Test
    void recoversWhenABrokenStateIsCorrected() {
        publish(Map.of("a.yaml", "a: ["));
        try (Source source = source()) {
            assertThrows(ManifestException.class, source::fetch);

            publish(Map.of("a.yaml", configMap("one", "1")));

            assertEquals(List.of("one"), names(source.fetch()));
        }
    }

    @Test
    void doesNotShowValuesOfSecrets() {
        publish(Map.of(
                "a.yaml",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: one, namespace: default}\ndata:\n  password: " + SECRET
                        + "\n  password: " + SECRET + "\n"));

        try (Source source = source()) {
            ManifestException refused = assertThrows(ManifestException.class, source::fetch);

            assertFalse(refused.getMessage().contains(SECRET), "the value of a secret is in the message");
            assertFalse(refused.problems().toString().contains(SECRET), "the value of a secret is in a problem");
        }
    }

    @Test
    void givesListsThatNobodyCanChange() {
        publish(Map.of("a.yaml", configMap("one", "1")));

        try (Source source = source()) {
            List<Resource> resources = source.fetch().resources();

            assertThrows(UnsupportedOperationException.class, () -> resources.remove(0));
        }
    }

    @Test
    void mayBeAskedFromAnyThread() {
        publish(Map.of("a.yaml", configMap("one", "1")));

        try (Source source = source()) {
            Snapshot here = source.fetch();
            Snapshot elsewhere = CompletableFuture.supplyAsync(source::fetch).join();

            assertEquals(here.revision(), elsewhere.revision());
        }
    }

    @Test
    void mayBeClosedTwice() {
        publish(Map.of("a.yaml", configMap("one", "1")));
        Source source = source();
        source.fetch();

        source.close();
        source.close();
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.resources().stream().map(Resource::name).toList();
    }

    private static String configMap(String name, String value) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: default}\ndata: {value: \""
                + value + "\"}\n";
    }
}
