package io.githops.harvester;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the server says about a request: Kubernetes' {@code Status}, or the shorter form of Rancher's proxy.
 *
 * @param isKubernetes whether it is a {@code Status}
 * @param reason such as {@code NotFound}; empty when the server gave none
 * @param message in the server's words; empty when it gave none
 * @param details of a {@code Status}; may be empty
 */
record ServerStatus(boolean isKubernetes, String reason, String message, Mapping details) {
    static final ServerStatus NONE = new ServerStatus(false, "", "", Mapping.empty());

    private static final Pattern DENIAL =
            Pattern.compile("admission webhook \"([^\"]{1,300})\" denied the request(?:: (.*))?", Pattern.DOTALL);

    static ServerStatus of(Mapping body) {
        boolean isKubernetes = body.text("kind").filter("Status"::equals).isPresent();
        return new ServerStatus(
                isKubernetes,
                body.text("reason").orElse(""),
                body.text("message").orElse(""),
                isKubernetes ? body.mapping("details") : Mapping.empty());
    }

    /** Whether a webhook said no. It may do so with any code, even 500 and 503, so that only its words tell. */
    boolean isDenial() {
        return denial().isPresent();
    }

    Optional<Denial> denial() {
        return DENIAL.matcher(message)
                .results()
                .findFirst()
                .map(found -> new Denial(found.group(1), found.group(2) == null ? "" : found.group(2)));
    }

    /** Whether the object is at fault whatever the code says, so that asking again is of no use. */
    boolean isRefusal() {
        return isDenial() || message.startsWith("failed to create typed patch object");
    }

    boolean isReason(String expected) {
        return reason.equals(expected);
    }

    /** The kind or plural of the object it is about; empty when the server did not say. */
    String kind() {
        return details.text("kind").orElse("");
    }

    /** The name of the object it is about; empty when the server did not say. */
    String name() {
        return details.text("name").orElse("");
    }

    List<Cause> causes() {
        return details.sequence("causes").mappings().stream().map(Cause::of).toList();
    }

    Optional<Duration> retryAfter() {
        return details.get("retryAfterSeconds") instanceof Num seconds
                        && seconds.literal().matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : Optional.empty();
    }

    /**
     * A webhook's no.
     *
     * @param explanation empty when it gave none
     */
    record Denial(String webhook, String explanation) {}

    /** One reason among several; each part is empty when the server gave none. */
    record Cause(String reason, String field, String message) {
        static Cause of(Mapping cause) {
            return new Cause(
                    cause.text("reason").orElse(""),
                    cause.text("field").orElse(""),
                    cause.text("message").orElse(""));
        }
    }
}
