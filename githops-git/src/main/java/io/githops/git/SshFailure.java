package io.githops.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.jspecify.annotations.Nullable;

/** What the exceptions of the SSH library mean. Touched only for SSH addresses, as that library is optional. */
final class SshFailure {
    private SshFailure() {}

    /** @return null when it is something else */
    @Nullable
    static AccessFailure of(Exception failure, GitAccess access, boolean agentIsMissing) {
        String whom = access.proxy() == null ? "the host" : "the proxy " + access.proxy();
        for (Throwable cause : Causes.of(failure)) {
            AccessFailure known = NetworkFailure.of(cause, whom);
            if (known != null) {
                return known;
            }
            if (isRefusal(cause)) {
                return refusal(access.sshIdentity(), agentIsMissing);
            }
            if (access.proxy() != null && String.valueOf(cause.getMessage()).contains("roxy")) {
                return AccessFailure.unavailable(
                        whom + " makes no connection to the host: " + Causes.reason(cause),
                        "a proxy that reaches this host and port",
                        "check proxy(...), or ask whoever runs the proxy");
            }
        }
        return null;
    }

    /** What else ends a session before it begins: the line, or a disagreement that the library describes. */
    static IOException cutOrRefused(Exception failure) {
        Throwable innermost = Causes.innermost(failure);
        return innermost instanceof SshException said && said.getDisconnectCode() > 0
                ? AccessFailure.unavailable(
                        "no SSH session could be made: " + Causes.reason(innermost),
                        "a server that speaks SSH as it is spoken today",
                        "check the port of the address")
                : new CutException(Causes.reason(innermost));
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof SshException refusal
                && refusal.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    private static AccessFailure refusal(SshIdentity identity, boolean agentIsMissing) {
        Path key = identity.key();
        if (key != null && !Files.isReadable(key)) {
            return AccessFailure.unauthorized(
                    "the key " + key + " cannot be read", "a private key", "check sshKey(...)");
        }
        if (agentIsMissing && key == null) {
            return AccessFailure.unauthorized(
                    "no SSH agent answers",
                    "one that runs, at SSH_AUTH_SOCK unless named",
                    "start it, or check sshAgent(...)");
        }
        return AccessFailure.unauthorized(
                "the server refused " + identity,
                "one it knows",
                key == null ? "add the key to the agent with ssh-add" : "check sshKey(...)");
    }
}
