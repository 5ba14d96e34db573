package io.githops.harvester.embedded;

import io.githops.harvester.Transport;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request to a real API server, and what it answered. */
record RecordedExchange(Mapping tree) {
    static final String TOKEN = "administrator";
    static final String POWERLESS_TOKEN = "viewer";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^.}]+)\\.([^}]+)}");
    private static final Pattern ACCEPT = Pattern.compile("sent with Accept: (.*)");

    static List<RecordedExchange> read(InputStream json) throws IOException {
        return ((Sequence) Json.read(json))
                .mappings().stream().map(RecordedExchange::new).toList();
    }

    String name() {
        return tree.text("name").orElseThrow();
    }

    int status() {
        return (int) ((Num) response().get("code")).longValue();
    }

    String contentType() {
        return response().text("contentType").orElse("");
    }

    List<String> warnings() {
        return response().sequence("warning").texts();
    }

    Tree body() {
        return response().get("body");
    }

    private Mapping response() {
        return tree.mapping("response");
    }

    boolean isWatch() {
        return path().contains("watch=true");
    }

    private String path() {
        return tree.text("path").orElseThrow();
    }

    /** @param answers what the server answered to earlier exchanges, by name */
    Transport.Request request(Map<String, Tree> answers) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("User-Agent", "Python-urllib/3.11");
        tree.text("contentType").ifPresent(type -> headers.put("Content-Type", type));
        String note = tree.text("note").orElse("");
        Matcher accept = ACCEPT.matcher(note);
        headers.put("Accept", accept.matches() ? accept.group(1) : "*/*");
        token(note, headers);
        String path = quoted(path(), answers, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
        return new Transport.Request(tree.text("method").orElseThrow(), path, headers, requestBody(answers));
    }

    private static void token(String note, Map<String, String> headers) {
        switch (note) {
            case "sent without a token" -> headers.put("Authorization", "");
            case "sent with a wrong token" -> headers.put("Authorization", "Bearer wrong");
            case "sent with a token that has no rights" -> headers.put("Authorization", "Bearer " + POWERLESS_TOKEN);
            default -> headers.put("Authorization", "Bearer " + TOKEN);
        }
    }

    private byte[] requestBody(Map<String, Tree> answers) {
        Tree body = tree.get("body");
        if (body == null) {
            return new byte[0];
        }
        String text = body instanceof Text raw ? raw.value() : Json.text(body);
        return quoted(text, answers, value -> value).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text, Map<String, Tree> answers, Function<String, String> encoding) {
        return REFERENCE.matcher(text).replaceAll(reference -> {
            Tree value = answers.get(reference.group(1));
            for (String field : reference.group(2).split("\\.")) {
                value = ((Mapping) value).get(field);
            }
            return Matcher.quoteReplacement(encoding.apply(((Text) value).value()));
        });
    }

    /** The body of an answer as the recordings hold it: JSON, a list of events for a watch, or text. */
    static Tree bodyOf(RecordedExchange exchange, String contentType, String text) {
        if (!contentType.startsWith("application/json")) {
            return new Text(text);
        }
        try {
            return exchange.isWatch()
                    ? Sequence.of(text.lines().map(Json::parse).toList())
                    : Json.parse(text);
        } catch (MalformedJsonException e) {
            return new Text(text);
        }
    }
}
