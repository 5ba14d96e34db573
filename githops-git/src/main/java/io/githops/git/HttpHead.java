package io.githops.git;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an HTTP answer begins.
 *
 * @param headers by name, whose case does not count
 */
record HttpHead(String version, int status, String reason, Map<String, List<String>> headers) {
    private static final Pattern STATUS_LINE = Pattern.compile("(HTTP/1\\.[01]) ([1-5][0-9]{2})(?: (.*))?");
    private static final int MAX_BYTES = 64 * 1024;

    /** Reads up to the empty line and no further. */
    static HttpHead read(InputStream in) throws IOException {
        List<String> lines = lines(in);
        Matcher status = STATUS_LINE.matcher(lines.get(0));
        if (!status.matches()) {
            throw new IOException("the server does not speak HTTP");
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("the server sent a header that is none");
            }
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        String reason = status.group(3) == null ? "" : status.group(3);
        return new HttpHead(status.group(1), Integer.parseInt(status.group(2)), reason, headers);
    }

    /** The first value; null for none. */
    @Nullable
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    boolean has(String name, String value) {
        return headers.getOrDefault(name, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }

    private static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int left = MAX_BYTES;
        while (true) {
            String line = line(in, left);
            if (line.isEmpty() && !lines.isEmpty()) {
                return lines;
            }
            lines.add(line);
            left -= line.length() + 2;
        }
    }

    /** A line without its end. */
    static String line(InputStream in, int maxBytes) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed it before the answer");
            }
            if (line.size() >= maxBytes) {
                throw new IOException("the server sent a line without end");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
