package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE_JSON;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.Transport.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidAnswerTest {

    static Stream<Arguments> answersThatNoApiServerGives() {
        return Stream.of(
                Arguments.of(Answers.html(200), "the answer is not JSON but text/html"),
                Arguments.of(Answers.of(200, "", "", Map.of()), "the answer is empty"),
                Arguments.of(Answers.json(200, ""), "the answer is no whole JSON value"),
                Arguments.of(Answers.json(200, "{\"a\": 1"), "the answer is no whole JSON value"),
                Arguments.of(Answers.json(200, "{\"a\": 1} x"), "the answer is no whole JSON value"),
                Arguments.of(Answers.json(200, "{\"a\": 1, \"a\": 2}"), "the answer is no whole JSON value"),
                Arguments.of(Answers.json(200, "[".repeat(600)), "the answer is no whole JSON value"),
                Arguments.of(Answers.json(200, "[1]"), "the answer is no JSON object"),
                Arguments.of(Answers.html(302), "redirects are not followed"));
    }

    @ParameterizedTest
    @MethodSource("answersThatNoApiServerGives")
    void answersThatNoApiServerGivesAreToldApart(Answer answer, String found) {
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> FakeTransport.answering(answer).harvester().get(VIRTUAL_MACHINE, "default", "web"))
                .withMessageStartingWith(
                        "reading VirtualMachine default/web (kubevirt.io/v1) at " + FakeTransport.LOCATION)
                .withMessageContaining(found)
                .withMessageEndingWith("(GH3010)");
    }

    @Test
    void stopsReadingAtTheLimit() {
        String json = "{\"gitVersion\": \"v1\"}";
        var enough = ClientLimits.standard().withMaxAnswerBytes(json.length());
        var tooLittle = ClientLimits.standard().withMaxAnswerBytes(json.length() - 1);

        assertThat(Harvester.over(onlyVersion(json), enough).version()).isEqualTo("v1");
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> Harvester.over(onlyVersion(json), tooLittle).version())
                .withMessageContaining("the answer is longer than " + (json.length() - 1) + " bytes");
    }

    @Test
    void asksAgainWhenAnAnswerIsCutOff() {
        var transport =
                FakeTransport.answering(cutOff(new IOException("reset")), Answers.json(200, LIVE_MACHINE.tree()));

        assertThat(transport.harvester().get(VIRTUAL_MACHINE, "default", "web")).contains(LIVE_MACHINE);
    }

    @Test
    void answersThatAreCutOffAgainAndAgainAreInvalid() {
        var transport = FakeTransport.answering(
                cutOff(new IOException("reset")), cutOff(new IOException("reset")), cutOff(new IOException("reset")));

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> transport.harvester().get(VIRTUAL_MACHINE, "default", "web"))
                .withMessageContaining("the answer was cut off");
    }

    @Test
    void aServerThatStopsInTheMidstIsUnavailable() {
        var transport = FakeTransport.answering(cutOff(new HttpTimeoutException("slow")));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> transport.harvester().get(VIRTUAL_MACHINE, "default", "web"))
                .withMessageContaining("the answer did not end in time");
    }

    private static FakeTransport onlyVersion(String json) {
        return FakeTransport.answering(Answers.json(200, json));
    }

    private static Answer cutOff(IOException failure) {
        var start = new ByteArrayInputStream(MACHINE_JSON.substring(0, 40).getBytes());
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
        return new Answer(200, Answers.json(200, "").headers(), new SequenceInputStream(start, broken));
    }
}
