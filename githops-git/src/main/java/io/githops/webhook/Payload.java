package io.githops.webhook;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a delivery's body. Says which field is missing, never what stands in another. */
final class Payload {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final String host;
    private final String place;
    private final Mapping tree;

    private Payload(String host, String place, Mapping tree) {
        this.host = host;
        this.place = place;
        this.tree = tree;
    }

    /** @throws WebhookException when the body is no JSON object */
    static Payload parse(String host, byte[] body) {
        try {
            if (Json.parse(body) instanceof Mapping tree) {
                return new Payload(host, "", tree);
            }
        } catch (MalformedJsonException e) {
            throw WebhookException.malformed(
                    host, e.getMessage(), "the content type application/json; choose it where the webhook is defined");
        }
        throw WebhookException.malformed(host, "a body that is no JSON object", "one");
    }

    /** An inner object; empty when it is missing. */
    Payload at(String... path) {
        Payload inner = this;
        for (String name : path) {
            inner = new Payload(host, inner.place + name + ".", inner.tree.mapping(name));
        }
        return inner;
    }

    /** The objects of a list. */
    List<Payload> items(String name) {
        return tree.sequence(name).mappings().stream()
                .map(item -> new Payload(host, place + name + "[].", item))
                .toList();
    }

    /** @param path of a text */
    Optional<String> find(String... path) {
        Payload inner = at(Arrays.copyOf(path, path.length - 1));
        return inner.tree.text(path[path.length - 1]).filter(text -> !text.isEmpty());
    }

    /** @throws WebhookException when the text is missing */
    String text(String... path) {
        return find(path).orElseThrow(() -> missing("a text", path));
    }

    /** @throws WebhookException when the number is missing */
    long number(String... path) {
        Tree found = at(Arrays.copyOf(path, path.length - 1)).tree.get(path[path.length - 1]);
        if (found instanceof Num number && NUMBER.matcher(number.literal()).matches()) {
            return Long.parseLong(number.literal());
        }
        throw missing("a number", path);
    }

    boolean isTrue(String name) {
        return tree.get(name) instanceof Bool bool && bool.value();
    }

    private WebhookException missing(String what, String... path) {
        return WebhookException.malformed(
                host, "a body without " + place + String.join(".", path), what + " there; check which host sends this");
    }
}
