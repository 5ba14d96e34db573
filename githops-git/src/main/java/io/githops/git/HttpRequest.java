package io.githops.git;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A request of HTTP/1.1 and its answer, as JGit asks for it. Times, trust and redirections are not its to decide: those
 * setters have no effect.
 */
final class HttpRequest implements HttpConnection {
    private static final long CHUNKED = -1;

    private final URL url;
    private final HttpConnections connections;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String method = "GET";
    private long length = CHUNKED;
    private @Nullable HttpLine line;
    private @Nullable OutputStream content;
    private @Nullable HttpHead answer;
    private @Nullable InputStream body;

    HttpRequest(URL url, HttpConnections connections) {
        this.url = url;
        this.connections = connections;
    }

    /** The status of the answer; 0 when there was none. */
    int status() {
        return answer == null ? 0 : answer.status();
    }

    @Override
    public void connect() throws IOException {
        if (line == null) {
            line = connections.lineTo(url);
            line.out().write(head().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        if (content == null) {
            headers.put(
                    length == CHUNKED ? "Transfer-Encoding" : "Content-Length",
                    length == CHUNKED ? "chunked" : "" + length);
            connect();
            content = length == CHUNKED ? new ChunkedOutput(line.out()) : new WholeOutput(line.out());
        }
        return content;
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().status();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return answer().reason();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        answer();
        return body;
    }

    private HttpHead answer() throws IOException {
        if (answer == null) {
            try {
                answer = readAnswer();
            } catch (EOFException e) {
                throw new CutException(e.getMessage());
            }
        }
        return answer;
    }

    private HttpHead readAnswer() throws IOException {
        connect();
        if (content != null) {
            content.close();
        }
        line.out().flush();
        HttpHead head = HttpHead.read(line.in());
        while (head.status() < 200) {
            head = HttpHead.read(line.in());
        }
        ProxyAddress proxy = connections.proxyFor(url);
        if (proxy != null && head.status() == 407) {
            throw Lines.refusal(proxy, head.status());
        }
        boolean lasts = head.version().equals("HTTP/1.1") && !head.has("Connection", "close");
        body = HttpBody.of(head, line.in(), lasts ? () -> connections.keep(line) : () -> {});
        return head;
    }

    private String head() {
        ProxyAddress proxy = connections.proxyFor(url);
        String target = url.getFile().isEmpty() ? "/" : url.getFile();
        var head = new StringBuilder(
                method + " " + (proxy == null ? target : HttpLine.origin(url) + target) + " HTTP/1.1\r\n");
        head.append("Host: ").append(url.getAuthority()).append("\r\n");
        head.append(proxy == null ? "" : Lines.authorization(proxy));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    @Override
    public URL getURL() {
        return url;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public void setRequestMethod(String method) {
        this.method = method;
    }

    @Override
    public void setRequestProperty(String name, @Nullable String value) {
        if (value != null && (name + value).chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw new IllegalArgumentException("the header " + name.strip() + " holds a line break");
        }
        headers.put(name, value == null ? "" : value);
    }

    @Override
    public void setFixedLengthStreamingMode(int length) {
        this.length = length;
    }

    @Override
    public void setChunkedStreamingMode(int chunkLength) {
        length = CHUNKED;
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return answer == null ? null : answer.header(name);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return getHeaderFields().getOrDefault(name, List.of());
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return answer == null ? Map.of() : answer.headers();
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("Content-Type");
    }

    @Override
    public int getContentLength() {
        String text = getHeaderField("Content-Length");
        return text == null ? -1 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text));
    }

    @Override
    public boolean usingProxy() {
        return connections.proxyFor(url) != null;
    }

    @Override
    public void setUseCaches(boolean use) {}

    @Override
    public void setConnectTimeout(int timeout) {}

    @Override
    public void setReadTimeout(int timeout) {}

    @Override
    public void setInstanceFollowRedirects(boolean follow) {}

    @Override
    public void setDoOutput(boolean output) {}

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {}

    /** A body whose length is known; the connection lives on. */
    private static final class WholeOutput extends FilterOutputStream {
        WholeOutput(OutputStream line) {
            super(line);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
