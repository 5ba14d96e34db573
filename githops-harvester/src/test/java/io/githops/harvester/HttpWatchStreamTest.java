package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ForbiddenException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.UnavailableException;
import io.githops.harvester.Transport.Answer;
import io.githops.tree.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWatchStreamTest {
    private static final String ADDED = "{\"type\": \"ADDED\", \"object\": " + Json.text(LIVE_MACHINE.tree()) + "}\n";
    private static final String BOOKMARK =
            "{\"type\": \"BOOKMARK\", \"object\": {\"kind\": \"VirtualMachine\", \"apiVersion\": \"kubevirt.io/v1\","
                    + " \"metadata\": {\"resourceVersion\": \"12\"}}}\n";

    @Test
    void tellsWhatChanges() {
        String modified = ADDED.replace("ADDED", "MODIFIED").replace("\"7\"", "\"8\"");
        String deleted = ADDED.replace("ADDED", "DELETED").replace("\"7\"", "\"9\"");
        WatchStream stream = watch(ADDED + modified + deleted + BOOKMARK);

        assertThat(stream.next()).contains(new WatchEvent.Changed(WatchEvent.Type.ADDED, LIVE_MACHINE));
        assertThat(stream.next()).map(WatchEvent::type).contains(WatchEvent.Type.MODIFIED);
        assertThat(stream.next()).map(WatchEvent::type).contains(WatchEvent.Type.DELETED);
        assertThat(stream.next()).contains(new WatchEvent.Bookmark("12"));
        assertThat(stream.next()).isEmpty();
    }

    @Test
    void keepsTheVersionToGoOnFrom() {
        WatchStream stream = watch(ADDED + BOOKMARK);

        assertThat(stream.resourceVersion()).isEqualTo("5");
        stream.next();
        assertThat(stream.resourceVersion()).isEqualTo("7");
        stream.next();
        assertThat(stream.resourceVersion()).isEqualTo("12");
    }

    @Test
    void asksForBookmarksAndABoundedTime() {
        var transport = FakeTransport.answering(Answers.json(200, ""), Answers.json(200, ""));

        transport.harvester().watch(VIRTUAL_MACHINE, "default", "5");
        transport.harvester().watch(VIRTUAL_MACHINE, "", "");

        assertThat(transport.requests().get(0).path())
                .isEqualTo("/apis/kubevirt.io/v1/namespaces/default/virtualmachines?watch=true&allowWatchBookmarks=true"
                        + "&timeoutSeconds=300&resourceVersion=5");
        assertThat(transport.requests().get(1).path())
                .isEqualTo(
                        "/apis/kubevirt.io/v1/virtualmachines?watch=true&allowWatchBookmarks=true&timeoutSeconds=300");
    }

    @Test
    void endsInTheMidstOfAnEventThatIsCutOff() {
        WatchStream stream = watch(ADDED + ADDED.substring(0, 30));

        assertThat(stream.next()).isPresent();
        assertThat(stream.next()).isEmpty();
    }

    @Test
    void endsWhenTheConnectionBreaks() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        var body = new SequenceInputStream(new ByteArrayInputStream(ADDED.getBytes()), broken);
        var answer = new Answer(200, Answers.json(200, "").headers(), body);
        WatchStream stream = FakeTransport.answering(answer).harvester().watch(VIRTUAL_MACHINE, "", "5");

        assertThat(stream.next()).isPresent();
        assertThat(stream.next()).isEmpty();
        assertThat(stream.resourceVersion()).isEqualTo("7");
    }

    @Test
    void saysThatTheServerHasForgottenTheVersion() {
        WatchStream stream = watch("""
                {"type": "ERROR", "object": {"kind": "Status", "reason": "Expired", "code": 410, "message": "too old"}}
                """);

        assertThatExceptionOfType(ExpiredException.class)
                .isThrownBy(stream::next)
                .withMessage(
                        "watching VirtualMachine (kubevirt.io/v1) at " + FakeTransport.LOCATION + ": the server has"
                                + " forgotten the state that was asked for (too old); list the objects anew and watch from there"
                                + " (GH3201)");
    }

    @Test
    void saysThatTheServerHasForgottenTheVersionAtOnce() {
        var transport = FakeTransport.answering(Answers.status(410, "Gone", "too old"));

        assertThatExceptionOfType(ExpiredException.class)
                .isThrownBy(() -> transport.harvester().watch(VIRTUAL_MACHINE, "", "5"));
    }

    @Test
    void aFailureInTheMidstIsThatOfARequest() {
        WatchStream stream =
                watch("{\"type\": \"ERROR\", \"object\": {\"kind\": \"Status\", \"message\": \"etcd\"}}\n");

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(stream::next);
    }

    @Test
    void aRefusedWatchFailsAtOnce() {
        var transport = FakeTransport.answering(Answers.status(403, "Forbidden", "cannot watch"));

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> transport.harvester().watch(VIRTUAL_MACHINE, "", ""))
                .withMessageContaining("watching VirtualMachine");
    }

    @Test
    void anAnswerThatIsNoStreamIsInvalid() {
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() ->
                        FakeTransport.answering(Answers.html(200)).harvester().watch(VIRTUAL_MACHINE, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\n",
                "\n",
                "[1]\n",
                "{\"type\": \"RENAMED\", \"object\": {}}\n",
                "{\"type\": \"ADDED\", \"object\": {\"metadata\": {}}}\n"
            })
    void anEventThatIsNoneIsInvalid(String line) {
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> watch(line).next());
    }

    @Test
    void stopsReadingAnEventWithoutEnd() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        var answer = new Answer(200, Answers.json(200, "").headers(), endless);

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> FakeTransport.answering(answer)
                        .harvester()
                        .watch(VIRTUAL_MACHINE, "", "")
                        .next())
                .withMessageContaining("an event is longer than 16 MiB");
    }

    @Test
    void closingEndsTheAnswer() {
        var body = new ByteArrayInputStream(ADDED.getBytes()) {
            private boolean isClosed;

            @Override
            public void close() {
                isClosed = true;
            }
        };
        var answer = new Answer(
                200,
                Answers.of(200, "application/json;stream=watch", "", Map.of()).headers(),
                body);
        WatchStream stream = FakeTransport.answering(answer).harvester().watch(VIRTUAL_MACHINE, "", "");

        stream.close();

        assertThat(body.isClosed).isTrue();
        assertThat(stream.next()).isEmpty();
    }

    private static WatchStream watch(String lines) throws ClusterException {
        return FakeTransport.answering(Answers.json(200, lines)).harvester().watch(VIRTUAL_MACHINE, "", "5");
    }
}
