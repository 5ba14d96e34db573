package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.IntOrString;
import io.githops.model.kubernetes.Empty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How to find out that a guest lives or is ready: exactly one way. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Probe.Builder.class)
public interface Probe extends WithProbe {
    /** A command in the guest, through its agent. */
    Optional<Exec> exec();

    /** Only on the pod network. */
    Optional<HttpGet> httpGet();

    /** Only on the pod network. */
    Optional<TcpSocket> tcpSocket();

    /** Whether the guest's agent answers. */
    Optional<Empty> guestAgentPing();

    Optional<Integer> initialDelaySeconds();

    /** By default 10. */
    Optional<Integer> periodSeconds();

    /** By default 1. */
    Optional<Integer> timeoutSeconds();

    /** By default 1. */
    Optional<Integer> successThreshold();

    /** By default 3. */
    Optional<Integer> failureThreshold();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableProbe.Builder {
        Builder() {}
    }

    /** A command with its arguments. */
    @Value.Immutable
    @JsonDeserialize(builder = Exec.Builder.class)
    interface Exec extends ImmutableProbe.WithExec {
        List<String> command();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProbe.Exec.Builder {
            Builder() {}
        }
    }

    /** A page that must be there. */
    @Value.Immutable
    @JsonDeserialize(builder = HttpGet.Builder.class)
    interface HttpGet extends ImmutableProbe.WithHttpGet {
        Optional<String> host();

        Optional<String> path();

        IntOrString port();

        /** {@code HTTP}, which is the default, or {@code HTTPS}. */
        Optional<String> scheme();

        List<HttpHeader> httpHeaders();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProbe.HttpGet.Builder {
            Builder() {}
        }
    }

    /** A header of the question. */
    @Value.Immutable
    @JsonDeserialize(builder = HttpHeader.Builder.class)
    interface HttpHeader extends ImmutableProbe.WithHttpHeader {
        String name();

        @Value.Redacted
        String value();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProbe.HttpHeader.Builder {
            Builder() {}
        }
    }

    /** A port that must be open. */
    @Value.Immutable
    @JsonDeserialize(builder = TcpSocket.Builder.class)
    interface TcpSocket extends ImmutableProbe.WithTcpSocket {
        Optional<String> host();

        IntOrString port();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProbe.TcpSocket.Builder {
            Builder() {}
        }
    }
}
