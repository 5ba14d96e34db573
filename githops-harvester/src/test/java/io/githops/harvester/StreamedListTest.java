package io.githops.harvester;

import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.InvalidAnswerException;
import io.githops.harvester.Transport.Answer;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamedListTest {
    private static final ListRequest MACHINES = ListRequest.of(VIRTUAL_MACHINE);
    private final List<String> names = new ArrayList<>();

    @Test
    void handsOnObjectsInTheOrderOfTheServer() {
        var transport = FakeTransport.answering(page("t1", "8", "b", "a"), page("", "9", "c"));

        String version = transport.harvester().forEach(MACHINES, machine -> names.add(machine.name()));

        assertThat(names).containsExactly("b", "a", "c");
        assertThat(version).isEqualTo("9");
    }

    @Test
    void leavesItToTheCallerToBeginAgain() {
        var transport =
                FakeTransport.answering(page("t1", "8", "a"), Answers.status(410, "Expired", "continue is too old"));

        assertThatExceptionOfType(ExpiredException.class)
                .isThrownBy(() -> transport.harvester().forEach(MACHINES, machine -> names.add(machine.name())));
        assertThat(names).containsExactly("a");
    }

    @Test
    void readsAgainWhatBrokeBeforeTheFirstObject() {
        var transport =
                FakeTransport.answering(Answers.status(503, "ServiceUnavailable", "not yet"), page("", "9", "a"));

        transport.harvester().forEach(MACHINES, machine -> names.add(machine.name()));

        assertThat(names).containsExactly("a");
    }

    @Test
    void neverHandsOnAnObjectTwice() {
        String whole = body("", "9", "a", "b");
        var transport = FakeTransport.answering(
                Answers.json(200, whole.substring(0, whole.length() - 30)), page("", "9", "a", "b"));

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> transport.harvester().forEach(MACHINES, machine -> names.add(machine.name())));
        assertThat(names).containsExactly("a");
    }

    @Test
    void throwsOnWhatTheCallerThrows() {
        var transport = FakeTransport.answering(page("", "9", "a"));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> transport.harvester().forEach(MACHINES, machine -> {
                    throw new ManifestException(List.of(Problem.error("GH1", "the caller's own", null)));
                }));
    }

    @Test
    void aPageThatIsItsOwnNextIsAnInvalidAnswer() {
        var transport = FakeTransport.answering(page("t1", "8", "a"), page("t1", "8", "a"));

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> transport.harvester().forEach(MACHINES, machine -> {}))
                .withMessageContaining("said to be the same");
    }

    @Test
    void anObjectWithoutANameIsAnInvalidAnswer() {
        var transport = FakeTransport.answering(Answers.json(
                200, "{\"kind\": \"VirtualMachineList\", \"apiVersion\": \"kubevirt.io/v1\", \"items\": [{}]}"));

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> transport.harvester().forEach(MACHINES, machine -> {}))
                .withMessageContaining("no list of objects");
    }

    private static Answer page(String next, String version, String... names) {
        return Answers.json(200, body(next, version, names));
    }

    private static String body(String next, String version, String... names) {
        var items = new ArrayList<String>();
        for (String name : names) {
            items.add("{\"metadata\": {\"namespace\": \"shop\", \"name\": \"" + name + "\"}}");
        }
        return "{\"kind\": \"VirtualMachineList\", \"apiVersion\": \"kubevirt.io/v1\", \"metadata\": {\"continue\": \""
                + next + "\", \"resourceVersion\": \"" + version + "\"}, \"items\": [" + String.join(",", items) + "]}";
    }
}
