package io.githops.git;

import io.githops.source.SourceException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.jspecify.annotations.Nullable;

/** Says what failed between a source and its repository, in the words of whoever has to mend it. */
final class RemoteFailure {
    private final GitAddress address;
    private final GitAccess access;

    RemoteFailure(GitAddress address, GitAccess access) {
        this.address = address;
        this.access = access;
    }

    /**
     * The failure, when network, address, trust or credentials are its reason.
     *
     * @param connections of the exchange, as far as it was over HTTP
     * @return null when the reason is another
     */
    @Nullable
    SourceException known(Exception failure, HttpConnections connections) {
        AccessFailure known = network(failure);
        if (known == null && connections.lastStatus() >= 300) {
            known = status(connections);
        }
        if (known == null && Causes.has(failure, NoRemoteRepositoryException.class)) {
            known = noRepository("");
        }
        return known == null ? null : known.at(address);
    }

    /**
     * The failure, when nothing more can be said than what it says itself.
     *
     * @param cache where objects are kept; null for memory
     */
    SourceException unknown(Exception failure, @Nullable Path cache) {
        return describe(failure, cache).at(address);
    }

    private AccessFailure describe(Exception failure, @Nullable Path cache) {
        if (Thread.currentThread().isInterrupted()) {
            return AccessFailure.unavailable("the thread was interrupted", "to go on to the end", "try again");
        }
        if (address.folder() != null) {
            return AccessFailure.unavailable(
                    "cannot be read: " + detail(failure), "a whole Git repository", "check it with git fsck");
        }
        if (isCut(failure)) {
            return AccessFailure.unavailable(
                    "the connection was cut: " + reason(Causes.innermost(failure)),
                    "the whole answer of the server",
                    "try again later");
        }
        return cache == null || Causes.has(failure, TransportException.class)
                ? AccessFailure.unavailable(
                        "what the server sent cannot be used: " + detail(failure),
                        "the answers of a Git server",
                        "check the address, or try again later")
                : AccessFailure.unavailable(
                        "objects cannot be kept in " + cache + ": " + detail(failure),
                        "a folder that this process may write",
                        "check cache(...)");
    }

    private @Nullable AccessFailure network(Exception failure) {
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof AccessFailure said) {
                return said;
            }
            AccessFailure known = NetworkFailure.of(cause, "the host");
            if (known != null) {
                return known;
            }
        }
        if (Causes.has(failure, InterruptedIOException.class)) {
            return NetworkFailure.silence("the server", access.timeout());
        }
        return isCut(failure) ? null : TlsFailure.of(failure, access.tlsFiles());
    }

    private static boolean isCut(Exception failure) {
        return Causes.has(failure, EOFException.class, SocketException.class);
    }

    private AccessFailure status(HttpConnections connections) {
        int status = connections.lastStatus();
        String answer = " (HTTP " + status + ")";
        return switch (status) {
            case 401, 403 -> refusal(connections, answer);
            case 404, 410 -> noRepository(answer);
            default ->
                status < 400
                        ? AccessFailure.unavailable(
                                "the server sends its callers elsewhere" + answer,
                                "the repository itself",
                                "find its present address")
                        : AccessFailure.unavailable(
                                "the server has trouble" + answer, "a Git repository", "try again later");
        };
    }

    private static AccessFailure refusal(HttpConnections connections, String answer) {
        String found = "the server asks for credentials" + answer + " and none were given";
        if (connections.haveCredentials() && connections.endElsewhere()) {
            found = "the server sends its callers elsewhere, where credentials are asked for" + answer
                    + " but not sent";
        } else if (connections.haveCredentials()) {
            found = "the server refused the credentials" + answer;
        }
        return AccessFailure.unauthorized(
                found, "credentials that may read the repository at this address", "check credentials(...)");
    }

    private static AccessFailure noRepository(String answer) {
        return AccessFailure.unavailable(
                "the server has no repository here" + answer,
                "a repository that the caller may see",
                "check the address; some hosts answer so when credentials are missing");
    }

    /** The outermost and the innermost message. */
    private String detail(Exception failure) {
        String outermost = reason(failure);
        String innermost = reason(Causes.innermost(failure));
        return outermost.contains(innermost) ? outermost : outermost + ": " + innermost;
    }

    private String reason(Throwable failure) {
        return Causes.reason(failure).replace(address + ": ", "");
    }
}
