package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.harvester.Transport.Answer;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One exchange with a real API server.
 *
 * @param body of the request; empty when there was none, or it was no object
 */
record Recording(String name, String method, String path, String contentType, Mapping body, Mapping response) {

    /** The sample that is part of the project. */
    static List<Recording> sample() {
        return read(Recording.class.getResourceAsStream("/recordings/apiserver-sample.json"));
    }

    /** All recordings, where they lie beside the project. */
    static List<Recording> all() throws IOException {
        Path file = Path.of(System.getProperty("githops.root", ".."), "..", "shared", "recordings", "apiserver.json");
        assumeTrue(Files.exists(file), () -> "no recordings at " + file);
        return read(Files.newInputStream(file));
    }

    private static List<Recording> read(InputStream in) {
        try {
            List<Recording> recordings = ((Sequence) Json.read(in))
                    .mappings().stream().map(Recording::of).toList();
            assertThat(recordings).isNotEmpty();
            return recordings;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Recording of(Mapping exchange) {
        return new Recording(
                exchange.text("name").orElseThrow(),
                exchange.text("method").orElseThrow(),
                exchange.text("path").orElseThrow(),
                exchange.text("contentType").orElse(""),
                exchange.mapping("body"),
                exchange.mapping("response"));
    }

    boolean isWatch() {
        return path.contains("watch=true");
    }

    int code() {
        return (int) ((Num) response.get("code")).longValue();
    }

    Answer answer() {
        return Answers.of(code(), response.text("contentType").orElse(""), text(response.get("body")), Map.of());
    }

    private String text(Tree answered) {
        if (isWatch()) {
            return ((Sequence) answered)
                    .stream().map(event -> Json.text(event) + "\n").collect(Collectors.joining());
        }
        return answered instanceof Text text ? text.value() : Json.text(answered);
    }

    @Override
    public String toString() {
        return name;
    }
}
