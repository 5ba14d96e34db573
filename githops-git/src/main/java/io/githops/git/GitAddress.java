package io.githops.git;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository is.
 *
 * @param uri without password, and for HTTP without user
 * @param folder the absolute path of a local repository; null for a remote one
 * @param credentials what the address itself carried; null for none
 */
record GitAddress(
        URIish uri, @Nullable Path folder, @Nullable GitCredentials credentials) {
    private static final Set<String> SCHEMES = Set.of("file", "git", "http", "https", "ssh");
    private static final int DIGEST_BYTES = 4;

    /** They begin a query or a fragment, or end a password with a slash; all may hide a secret. */
    private static final Pattern NOT_IN_HTTP_PATH = Pattern.compile("[@?#]");

    /** @throws IllegalArgumentException when the text is no address; the message does not repeat what may be secret */
    static GitAddress parse(String text) {
        URIish parsed = uri(text);
        boolean hasScheme = text.contains("://");
        if (hasScheme ? !SCHEMES.contains(parsed.getScheme()) : text.contains("::")) {
            throw malformed(text, "its scheme is not supported");
        }
        if (hasScheme && !parsed.getScheme().equals("file") && parsed.getHost() == null) {
            throw malformed(text, "it has no host");
        }
        if (!parsed.isRemote()) {
            return local(text, parsed);
        }
        if (isHttp(parsed)) {
            return http(text, parsed);
        }
        if (parsed.getPass() != null) {
            throw malformed(text, "it holds a password, which " + scheme(parsed) + " does not take");
        }
        return new GitAddress(parsed, null, null);
    }

    /** Of a folder on this machine. */
    static GitAddress of(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        return new GitAddress(new URIish().setPath(path.toString()), path, null);
    }

    boolean isHttp() {
        return isHttp(uri);
    }

    boolean isHttps() {
        return scheme(uri).equals("https");
    }

    boolean isSsh() {
        return uri.isRemote() && scheme(uri).equals("ssh");
    }

    /**
     * A name for a folder: the last name of the path and a digest of the address, such as {@code infra-1f0c2ab4.git}.
     */
    String folderName() {
        String name = uri.getHumanishName().replaceAll("[^A-Za-z0-9._-]", "_");
        return name + "-" + HexFormat.of().formatHex(sha256(toString()), 0, DIGEST_BYTES) + ".git";
    }

    /** As messages show it: without user and password. */
    @Override
    public String toString() {
        return folder == null ? uri.setUser(null).toString() : folder.toString();
    }

    private static GitAddress local(String text, URIish parsed) {
        try {
            Path folder = Path.of(parsed.getPath()).toAbsolutePath().normalize();
            return new GitAddress(new URIish().setPath(folder.toString()), folder, null);
        } catch (InvalidPathException e) {
            throw malformed(text, "it is no path of this file system");
        }
    }

    private static GitAddress http(String text, URIish parsed) {
        if (NOT_IN_HTTP_PATH.matcher(parsed.getRawPath()).find()) {
            throw malformed(text, "its path holds one of the characters @ ? #");
        }
        String user = parsed.getUser();
        GitCredentials credentials =
                user == null ? null : GitCredentials.password(user, Objects.requireNonNullElse(parsed.getPass(), ""));
        return new GitAddress(parsed.setUser(null).setPass(null), null, credentials);
    }

    private static URIish uri(String text) {
        try {
            return new URIish(text);
        } catch (URISyntaxException e) {
            throw malformed(text, "it cannot be parsed");
        }
    }

    private static boolean isHttp(URIish uri) {
        return scheme(uri).equals("http") || scheme(uri).equals("https");
    }

    /** The scheme; {@code host:path} is SSH, as Git has it. */
    private static String scheme(URIish uri) {
        return uri.getScheme() == null ? "ssh" : uri.getScheme();
    }

    private static IllegalArgumentException malformed(String text, String found) {
        String shown = text.replaceFirst("//.*@", "//").replaceFirst("[?#].*", "");
        return new IllegalArgumentException("repository \"" + shown + "\": " + found + "; expected an address such as"
                + " https://git.example/infra.git, ssh://git@git.example/infra.git, or the path of a local repository");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
