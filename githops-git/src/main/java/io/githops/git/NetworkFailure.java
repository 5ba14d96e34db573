package io.githops.git;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What exceptions of the Java runtime mean for a connection. */
final class NetworkFailure {
    private NetworkFailure() {}

    /** @param whom the host or the proxy */
    static IOException ofConnecting(IOException failure, String whom, Duration timeout) {
        if (failure instanceof InterruptedIOException) {
            return AccessFailure.unavailable(
                    whom + " was silent for " + seconds(timeout) + " s when a connection was asked for",
                    "an answer in that time",
                    "check address, network and firewalls, or allow more with timeout(...)");
        }
        AccessFailure known = of(failure, whom);
        return known == null ? failure : known;
    }

    /** @return null when it is something else */
    @Nullable
    static AccessFailure of(Throwable failure, String whom) {
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return AccessFailure.unavailable(
                    "the name of " + whom + " is not known",
                    "a name that the network resolves",
                    "check address and network");
        }
        if (failure instanceof NoRouteToHostException) {
            return AccessFailure.unavailable(
                    "no way leads to " + whom,
                    "a network that reaches it",
                    "check address, network and firewalls, or try again later");
        }
        if (failure instanceof ConnectException) {
            return AccessFailure.unavailable(
                    whom + " accepts no connection",
                    "a server at this host and port",
                    "check address and network, or try again later");
        }
        return null;
    }

    /** What it means that nothing is said any more. */
    static AccessFailure silence(String whom, Duration timeout) {
        return AccessFailure.unavailable(
                whom + " was silent for " + seconds(timeout) + " s",
                "an answer in that time",
                "try again later, or allow more with timeout(...)");
    }

    /** What the end of all patience means. */
    static AccessFailure late(Duration deadline) {
        return AccessFailure.unavailable(
                "the exchange took longer than " + seconds(deadline) + " s",
                "an end by then",
                "try again later, or allow more with deadline(...)");
    }

    /** Rounded up. */
    static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
