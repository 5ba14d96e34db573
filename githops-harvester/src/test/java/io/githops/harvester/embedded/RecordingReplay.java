package io.githops.harvester.embedded;

import io.githops.harvester.Transport;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays recorded requests to an embedded Harvester, in order, and tells where its answers differ. */
final class RecordingReplay {
    private final EmbeddedHarvester harvester;
    private final Map<String, Tree> answers = new HashMap<>();

    RecordingReplay(EmbeddedHarvester harvester) {
        this.harvester = harvester;
    }

    /** The differences by the name of the exchange, in order; an empty list where there is none. */
    Map<String, List<String>> differences(List<RecordedExchange> exchanges) {
        Map<String, List<String>> differences = new LinkedHashMap<>();
        exchanges.forEach(exchange -> differences.put(exchange.name(), differences(exchange)));
        return differences;
    }

    private List<String> differences(RecordedExchange exchange) {
        Transport.Answer answer = harvester.transport().exchange(exchange.request(answers));
        if (exchange.isWatch()) {
            harvester.advance(Duration.ofSeconds(2));
        }
        String contentType = answer.headers().firstValue("Content-Type").orElse("");
        Tree body = RecordedExchange.bodyOf(exchange, contentType, text(answer));
        answers.put(exchange.name(), body);
        List<String> differences = new ArrayList<>();
        if (answer.status() != exchange.status()) {
            differences.add("status: expected " + exchange.status() + ", found " + answer.status());
        }
        if (!contentType.equals(exchange.contentType())) {
            differences.add("content type: expected " + exchange.contentType() + ", found " + contentType);
        }
        if (!answer.headers().allValues("Warning").equals(exchange.warnings())) {
            differences.add("warnings: expected " + exchange.warnings() + ", found "
                    + answer.headers().allValues("Warning"));
        }
        differences.addAll(Likeness.differences(exchange.body(), body));
        return differences;
    }

    private static String text(Transport.Answer answer) {
        try (var body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
