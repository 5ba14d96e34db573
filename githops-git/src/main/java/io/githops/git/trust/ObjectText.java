package io.githops.git.trust;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A commit or tag as Git stores it: headers, an empty line, a message. Each character stands for a byte. */
final class ObjectText {
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final List<Header> headers = new ArrayList<>();
    private final String rest;

    private ObjectText(String text) {
        int end = text.indexOf("\n\n");
        String head = end < 0 ? text : text.substring(0, end + 1);
        this.rest = text.substring(head.length());
        int start = 0;
        while (start < head.length()) {
            int next = endOfHeader(head, start);
            headers.add(new Header(head.substring(start, next)));
            start = next;
        }
    }

    static ObjectText of(byte[] raw) {
        return new ObjectText(new String(raw, BYTES));
    }

    /** The values of all headers of a name, each of whose lines ends with a line break. */
    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** The object without the headers of some names. */
    String without(Set<String> names) {
        var text = new StringBuilder();
        headers.stream().filter(header -> !names.contains(header.name())).forEach(header -> text.append(header.text()));
        return text.append(rest).toString();
    }

    /** The object with one more header, behind the others. */
    String with(String name, String value) {
        return without(Set.of()).substring(0, headLength()) + name + " "
                + value.stripTrailing().replace("\n", "\n ") + "\n" + rest;
    }

    boolean hasMessage() {
        return !rest.isEmpty();
    }

    private int headLength() {
        return headers.stream().mapToInt(header -> header.text().length()).sum();
    }

    /** Lines that begin with a space belong to the header before them. */
    private static int endOfHeader(String head, int start) {
        int end = start;
        do {
            int lineBreak = head.indexOf('\n', end);
            end = lineBreak < 0 ? head.length() : lineBreak + 1;
        } while (end < head.length() && head.charAt(end) == ' ');
        return end;
    }

    /** @param text with its line breaks */
    private record Header(String text) {
        String name() {
            int end = text.indexOf(' ');
            return end < 0 ? text.strip() : text.substring(0, end);
        }

        String value() {
            return text.substring(Math.min(name().length() + 1, text.length())).replace("\n ", "\n");
        }
    }
}
