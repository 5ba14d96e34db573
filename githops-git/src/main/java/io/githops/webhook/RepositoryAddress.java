package io.githops.webhook;

import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;

/** Makes one text of all addresses of a repository that differ in nothing that matters. */
final class RepositoryAddress {
    private static final Set<Integer> USUAL_PORTS = Set.of(-1, 22, 80, 443, 9418);
    private static final String SUFFIX = ".git";

    private RepositoryAddress() {}

    /** Host and path in small letters, such as {@code git.example:2222/team/infra}; empty when there is no host. */
    static Optional<String> normalized(String address) {
        try {
            var uri = new URIish(address.strip());
            String path = uri.getHost() == null ? "" : normalizedPath(uri.getPath());
            return path.isEmpty() ? Optional.empty() : Optional.of(host(uri) + "/" + path);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static String normalizedPath(String path) {
        String text = path.toLowerCase(Locale.ROOT);
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == '/') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '/') {
            end--;
        }
        String trimmed = text.substring(start, end);
        return trimmed.endsWith(SUFFIX) ? trimmed.substring(0, trimmed.length() - SUFFIX.length()) : trimmed;
    }

    private static String host(URIish uri) {
        String name = uri.getHost().toLowerCase(Locale.ROOT);
        return USUAL_PORTS.contains(uri.getPort()) ? name : name + ":" + uri.getPort();
    }
}
