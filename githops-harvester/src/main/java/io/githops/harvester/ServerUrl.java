package io.githops.harvester;

import java.net.URI;
import java.util.regex.Pattern;

/** Where an API server is: a URL without credentials, query and trailing slash. */
record ServerUrl(String text) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** @throws IllegalArgumentException when the URL is none of an API server; says why, without the URL's credentials */
    static ServerUrl of(URI uri) {
        boolean isPlain = "http".equals(uri.getScheme());
        if (!isPlain && !"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("expected a URL such as https://harvester.example/k8s/clusters/local");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("holds a user name; give credentials apart from the URL");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("holds a query or a fragment; end the URL with its path");
        }
        if (isPlain && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new IllegalArgumentException(
                    "begins with http, which would send credentials unprotected to " + uri.getHost() + "; use https");
        }
        return new ServerUrl(uri.toString().replaceFirst("/+$", ""));
    }

    boolean isEncrypted() {
        return text.startsWith("https:");
    }

    /** The URL of a path that begins with a slash. */
    URI at(String path) {
        return URI.create(text + path);
    }
}
