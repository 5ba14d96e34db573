package io.githops.git;

import java.net.SocketException;

/**
 * A connection that ended before the answer did. It stands among the exceptions of sockets, as JGit does not send a
 * request twice after these.
 */
final class CutException extends SocketException {
    private static final long serialVersionUID = 1L;

    CutException(String when) {
        super(when);
    }
}
