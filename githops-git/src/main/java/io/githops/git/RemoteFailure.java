package io.githops.git;

import io.githops.source.SourceException;
import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.jspecify.annotations.Nullable;

/** Says what failed between a source and its repository, in the words of whoever has to mend it. */
final class RemoteFailure {
    private static final int MAX_CAUSES = 20;
    private static final int MAX_REASON_LENGTH = 200;

    private final GitOptions options;

    RemoteFailure(GitOptions options) {
        this.options = options;
    }

    /**
     * The failure, when network, address or credentials are its reason.
     *
     * @param connections of the exchange, as far as it was over HTTP
     * @return null when the reason is another
     */
    @Nullable
    SourceException known(Exception failure, HttpConnections connections) {
        SourceException known = network(failure);
        if (known == null && options.address().isSsh()) {
            known = ssh(failure);
        }
        if (known == null && connections.lastStatus() >= 300) {
            known = status(connections);
        }
        if (known == null && has(failure, NoRemoteRepositoryException.class)) {
            known = noRepository("");
        }
        return known;
    }

    /** The failure, when nothing more can be said than what it says itself. */
    SourceException unknown(Exception failure) {
        String detail = detail(failure);
        if (options.address().folder() != null) {
            return unavailable("cannot be read: " + detail, "a whole Git repository", "check it with git fsck");
        }
        return options.cache() == null || has(failure, TransportException.class)
                ? unavailable(
                        "what the server sent cannot be used: " + detail,
                        "the answers of a Git server",
                        "check the address, or try again later")
                : unavailable(
                        "objects cannot be kept in " + options.cache() + ": " + detail,
                        "a folder that this process may write",
                        "check cache(...)");
    }

    private @Nullable SourceException network(Exception failure) {
        if (has(failure, UnknownHostException.class)) {
            return unavailable(
                    "the host name is not known", "a name that the network resolves", "check address and network");
        }
        if (has(failure, ConnectException.class, NoRouteToHostException.class)) {
            return unavailable(
                    "the host accepts no connection",
                    "a Git server at this host and port",
                    "check address and network, or try again later");
        }
        if (has(failure, InterruptedIOException.class)) {
            return unavailable(
                    "the server was silent for " + options.timeoutSeconds() + " s",
                    "an answer in that time",
                    "try again later, or allow more with timeout(...)");
        }
        if (has(failure, SSLException.class)) {
            return unavailable(
                    "no secure connection could be made: " + innermost(failure),
                    "a certificate for this host from an authority that this Java runtime trusts",
                    "check the address, or add the authority to the trust store");
        }
        return null;
    }

    private @Nullable SourceException ssh(Exception failure) {
        if (causes(failure).stream().anyMatch(SshSessions::isUnknownServer)) {
            return unavailable(
                    "the server's key is not among the known hosts in " + options.knownHosts(),
                    "the key that the server has",
                    "compare the keys and add the server's to that file");
        }
        if (causes(failure).stream().anyMatch(SshSessions::isRefusedKey)) {
            return Files.isReadable(options.sshKey())
                    ? unauthorized("the server refused the key " + options.sshKey(), "one it knows", "sshKey(...)")
                    : unauthorized("the key " + options.sshKey() + " cannot be read", "a private key", "sshKey(...)");
        }
        return null;
    }

    private SourceException status(HttpConnections connections) {
        int status = connections.lastStatus();
        String answer = " (HTTP " + status + ")";
        return switch (status) {
            case 401, 403 -> refusal(connections, answer);
            case 404, 410 -> noRepository(answer);
            default ->
                status < 400
                        ? unavailable(
                                "the server sends its callers elsewhere" + answer,
                                "the repository itself",
                                "find its present address")
                        : unavailable("the server has trouble" + answer, "a Git repository", "try again later");
        };
    }

    private SourceException refusal(HttpConnections connections, String answer) {
        String found = "the server asks for credentials" + answer + " and none were given";
        if (connections.haveCredentials() && connections.endElsewhere()) {
            found = "the server sends its callers elsewhere, where credentials are asked for" + answer
                    + " but not sent";
        } else if (connections.haveCredentials()) {
            found = "the server refused the credentials" + answer;
        }
        return unauthorized(found, "credentials that may read the repository at this address", "credentials(...)");
    }

    private SourceException noRepository(String answer) {
        return unavailable(
                "the server has no repository here" + answer,
                "a repository that the caller may see",
                "check the address; some hosts answer so when credentials are missing");
    }

    private SourceException unavailable(String found, String expected, String remedy) {
        return new SourceUnavailableException(message(found, expected, remedy), null);
    }

    private SourceException unauthorized(String found, String expected, String option) {
        return new SourceUnauthorizedException(message(found, expected, "check " + option), null);
    }

    private String message(String found, String expected, String remedy) {
        return options.address() + ": " + found + "; expected " + expected + "; " + remedy;
    }

    /** The outermost and the innermost message. */
    private String detail(Exception failure) {
        String outermost = reason(failure);
        String innermost = innermost(failure);
        return outermost.contains(innermost) ? outermost : outermost + ": " + innermost;
    }

    private String innermost(Exception failure) {
        List<Throwable> causes = causes(failure);
        return reason(causes.get(causes.size() - 1));
    }

    /** The message on one short line; a server may have written it. */
    private String reason(Throwable failure) {
        String text = Objects.requireNonNullElse(failure.getMessage(), "no reason given")
                .replace(options.address() + ": ", "")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return text.length() <= MAX_REASON_LENGTH ? text : text.substring(0, MAX_REASON_LENGTH) + "…";
    }

    private static boolean has(Exception failure, Class<?>... types) {
        return causes(failure).stream().anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
    }

    private static List<Throwable> causes(Exception failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
    }
}
