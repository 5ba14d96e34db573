package io.githops.git;

import io.githops.source.SourceException;
import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import io.githops.source.SourceUntrustedException;
import java.net.SocketException;

/**
 * Why a repository cannot be reached, in the words of whoever has to mend it. It stands among the exceptions of sockets,
 * as JGit makes no second try after these.
 */
final class AccessFailure extends SocketException {
    private static final long serialVersionUID = 1L;

    private final Reaction reaction;
    private final String expected;
    private final String remedy;

    AccessFailure(Reaction reaction, String found, String expected, String remedy) {
        super(found);
        this.reaction = reaction;
        this.expected = expected;
        this.remedy = remedy;
    }

    static AccessFailure unavailable(String found, String expected, String remedy) {
        return new AccessFailure(Reaction.UNAVAILABLE, found, expected, remedy);
    }

    static AccessFailure unauthorized(String found, String expected, String remedy) {
        return new AccessFailure(Reaction.UNAUTHORIZED, found, expected, remedy);
    }

    static AccessFailure untrusted(String found, String expected, String remedy) {
        return new AccessFailure(Reaction.UNTRUSTED, found, expected, remedy);
    }

    /** As the caller of the library sees it. */
    SourceException at(GitAddress address) {
        String message = address + ": " + getMessage() + "; expected " + expected + "; " + remedy;
        return switch (reaction) {
            case UNAVAILABLE -> new SourceUnavailableException(message, null);
            case UNAUTHORIZED -> new SourceUnauthorizedException(message, null);
            case UNTRUSTED -> new SourceUntrustedException(message, null);
        };
    }

    /** What the caller can do: wait and check the address, see to its credentials, or beware of the server. */
    enum Reaction {
        UNAVAILABLE,
        UNAUTHORIZED,
        UNTRUSTED
    }
}
