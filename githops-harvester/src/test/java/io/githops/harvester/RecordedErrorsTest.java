package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ClusterStatus;
import io.githops.cluster.ConflictException;
import io.githops.cluster.InvalidException;
import io.githops.cluster.RejectedException;
import io.githops.cluster.UnavailableException;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedErrorsTest {
    /** Which exchanges end in which exception; an empty text stands for no exception at all. */
    private static final Map<String, String> OUTCOMES = outcomes(Map.of(
            "UnauthorizedException", "bad-credentials",
            "ForbiddenException", "no-credentials forbidden create-in-terminating",
            "UnservedKindException", "unknown-kind unknown-group",
            "NotFoundException", "vm-create-missing-ns vm-patch-missing",
            "ConflictException",
                    "ns-create-again vm-create-again vm-update-stale vm-patch-stale-rv apply-conflict apply-rv-stale"
                            + " apply-name-differs delete-precondition delete-rv-stale fin-apply-while-deleting"
                            + " method-not-allowed",
            "RejectedException",
                    "vm-create-wrong-ns vm-bad-json vm-update-name-differs vm-json-patch-test-fails"
                            + " vm-json-patch-bad-path vm-strategic-on-cr vm-patch-bad-type apply-managed-fields-given"
                            + " list-bad-continue list-label-bad list-field-bad not-acceptable",
            "InvalidException",
                    "vm-bad-kind vm-create-no-name vm-create-bad-name vm-invalid-type vm-missing-required vm-unknown-field-strict"
                            + " vm-apply-unknown-strict vm-update-no-rv apply-no-manager apply-uid-wrong",
            "UnavailableException", "list-future-rv watch-all",
            "ExpiredException", "watch-too-old",
            "", "get-missing vm-dry-run-left-nothing fin-gone delete-again watch-from"));

    static Stream<Recording> sampledErrors() {
        return Recording.sample().stream().filter(RecordedErrorsTest::isError);
    }

    @ParameterizedTest
    @MethodSource("sampledErrors")
    void everySampledErrorBecomesTheExceptionThatSaysWhatToDo(Recording recording) {
        assertThat(outcome(recording)).isEqualTo(OUTCOMES.get(recording.name()));
    }

    @Test
    void everyRecordedErrorBecomesTheExceptionThatSaysWhatToDo() throws IOException {
        Map<String, String> found = new HashMap<>();
        Recording.all().stream()
                .filter(RecordedErrorsTest::isError)
                .forEach(recording -> found.put(recording.name(), outcome(recording)));

        assertThat(found).isEqualTo(OUTCOMES);
    }

    @Test
    void everyRecordedErrorCarriesWhatTheServerSaid() throws IOException {
        for (Recording recording : Recording.all()) {
            if (recording.code() >= 400 && catchThrowable(() -> new RecordedServer(recording).replay()) != null) {
                ClusterStatus status = catchThrowableOfType(
                                ClusterException.class, () -> new RecordedServer(recording).replay())
                        .status();
                Mapping said = recording.response().mapping("body");

                assertThat(status.code()).as(recording.name()).isEqualTo(recording.code());
                assertThat(status.reason()).isEqualTo(said.text("reason").orElse(""));
                assertThat(status.message().isEmpty())
                        .isEqualTo(said.text("message").isEmpty());
            }
        }
    }

    @Test
    void causesComeInParts() {
        assertThat(replay("vm-invalid-type", InvalidException.class).status().causes())
                .containsExactly(new ClusterStatus.Cause(
                        "spec.template",
                        "FieldValueTypeInvalid",
                        "Invalid value: \"string\": spec.template in body must be of type object: \"string\""));
        assertThat(replay("vm-unknown-field-strict", InvalidException.class)
                        .status()
                        .causes())
                .containsExactly(new ClusterStatus.Cause("spec.nosuch", "", "unknown field"));
    }

    @Test
    void aConflictTellsWhoOwnsWhichField() {
        ConflictException conflict = replay("apply-name-differs", ConflictException.class);

        assertThat(conflict.owners())
                .containsExactly(
                        Map.entry(
                                FieldPath.parse("spec.template.metadata.labels[\"harvesterhci.io/vmName\"]"),
                                "\"other\""),
                        Map.entry(FieldPath.parse("spec.template.spec.volumes"), "\"other\""));
        assertThat(conflict.managers().values()).containsExactly(List.of("other"), List.of("other"));
        assertThat(conflict)
                .hasMessage(
                        "applying VirtualMachine rec/s (kubevirt.io/v1) at https://lab.example: other field managers"
                                + " own spec.template.metadata.labels[\"harvesterhci.io/vmName\"] (\"other\"),"
                                + " spec.template.spec.volumes (\"other\"); let one side give the fields up, or apply with force"
                                + " (GH3007)");
    }

    @Test
    void aConflictKeepsTheVersionThatTheOwnerWroteIn() {
        assertThat(replay("fin-apply-while-deleting", ConflictException.class).owners())
                .containsExactly(Map.entry(
                        FieldPath.parse("spec.publicKey"), "\"Python-urllib\" using harvesterhci.io/v1beta1"));
        assertThat(replay("fin-apply-while-deleting", ConflictException.class).managers())
                .containsExactly(Map.entry(FieldPath.parse("spec.publicKey"), List.of("Python-urllib")));
    }

    @Test
    void aStaleVersionIsAConflictWithoutOwners() {
        ConflictException conflict = replay("apply-rv-stale", ConflictException.class);

        assertThat(conflict.owners()).isEmpty();
        assertThat(conflict).hasMessageContaining("read it again and plan anew");
    }

    @Test
    void aRefusalListsItsCausesOnceAndWithoutNoise() {
        assertThat(replay("vm-invalid-type", RejectedException.class).causes())
                .containsExactly(
                        "spec.template: Invalid value: \"string\": spec.template in body must be of type object: \"string\"");
        assertThat(replay("apply-uid-wrong", RejectedException.class).causes()).hasSize(1);
    }

    @Test
    void unknownFieldsAreNamedHoweverTheServerPutsIt() {
        assertThat(replay("vm-unknown-field-strict", RejectedException.class).causes())
                .containsExactly("spec.nosuch: unknown field");
        assertThat(replay("vm-apply-unknown-strict", RejectedException.class).causes())
                .containsExactly("spec.nosuch: unknown field");
    }

    @Test
    void aServerThatIsBehindSaysHowLongToWait() {
        assertThat(replay("watch-all", UnavailableException.class).retryAfter()).contains(Duration.ofSeconds(1));
    }

    private static boolean isError(Recording recording) {
        return recording.code() >= 400 || recording.isWatch();
    }

    private static <E extends ClusterException> E replay(String name, Class<E> expected) {
        Recording recording = Recording.sample().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return catchThrowableOfType(expected, () -> new RecordedServer(recording).replay());
    }

    /** The simple name of the exception; empty when nothing was found or nothing had to be done. */
    private static String outcome(Recording recording) {
        try {
            Object result = new RecordedServer(recording).replay();
            boolean isNothing = Set.of(Optional.empty(), List.of(), "deleted").contains(result);
            return isNothing ? "" : result.toString();
        } catch (ClusterException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static Map<String, String> outcomes(Map<String, String> namesByOutcome) {
        Map<String, String> outcomes = new HashMap<>();
        namesByOutcome.forEach(
                (outcome, names) -> Stream.of(names.split(" ")).forEach(name -> outcomes.put(name, outcome)));
        return outcomes;
    }
}
