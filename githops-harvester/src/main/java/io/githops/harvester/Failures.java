package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ClusterStatus;
import io.githops.cluster.ClusterStatus.Cause;
import io.githops.cluster.ConflictException;
import io.githops.cluster.ForbiddenException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.InvalidException;
import io.githops.cluster.NotFoundException;
import io.githops.cluster.RejectedException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnservedKindException;
import io.githops.cluster.WebhookDeniedException;
import io.githops.harvester.ServerStatus.Denial;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an answer other than success into the exception whose class says what to do. */
final class Failures {
    private static final int MOST_LISTED = 20;

    private final String location;

    /** @param location where requests go, for messages */
    Failures(String location) {
        this.location = location;
    }

    ClusterException of(Call call, Reply reply) {
        return new Case(call, reply).exception();
    }

    /** What answers is no API server, or something on the way alters what it says. */
    InvalidAnswerException invalid(Call call, String found, @Nullable Throwable cause) {
        return new InvalidAnswerException(
                where(call) + ": " + found
                        + "; check that the server URL is that of a Kubernetes API server and that nothing between"
                        + " alters answers",
                cause);
    }

    /** What a request is for and where it goes. */
    String where(Call call) {
        return call.purpose().words() + " at " + location;
    }

    /** One answer and what it answers. */
    private final class Case {
        private final Call call;
        private final Reply reply;
        private final ServerStatus status;
        private final ServerWords words;
        private final ClusterStatus said;

        Case(Call call, Reply reply) {
            this.call = call;
            this.reply = reply;
            status = reply.status();
            words = ServerWords.on(call.purpose(), call.body());
            said = said();
        }

        /** What the server said, fit to be shown. */
        private ClusterStatus said() {
            ClusterStatus.Builder shown = ClusterStatus.of(reply.code())
                    .reason(ServerWords.bounded(status.reason()))
                    .message(status.message().isEmpty() ? "" : words.quote(status.message()))
                    .causes(RejectionCauses.of(status, words));
            reply.retryAfter().ifPresent(shown::retryAfter);
            return shown.build();
        }

        ClusterException exception() {
            if (status.isRefusal()) {
                return rejected();
            }
            int code = reply.code();
            return switch (code) {
                case 401 ->
                    new UnauthorizedException(
                            say("the cluster does not accept the credentials" + quoted()
                                    + "; renew the token or the client certificate"),
                            said,
                            null);
                case 403 -> forbidden();
                case 404 -> missing();
                case 408, 504 -> isBehind() ? unavailable() : new TimedOutException(incapable(), said);
                case 429 -> unavailable();
                case 409 -> conflict();
                case 410 ->
                    new ExpiredException(
                            say("the server has forgotten the state that was asked for" + quoted()
                                    + "; list the objects anew and watch from there"),
                            said);
                default -> code >= 500 ? unavailable() : code >= 400 ? rejected() : unexpected();
            };
        }

        private ForbiddenException forbidden() {
            String advice = "grant the caller this right, or leave the request out";
            if (status.causes().stream().anyMatch(cause -> cause.reason().equals("NamespaceTerminating"))) {
                advice = "wait until the namespace is gone and create it anew";
            } else if (status.message().contains("\"system:anonymous\"")) {
                advice = "the request carried no credentials; give a token or a client certificate";
            }
            return new ForbiddenException(say("not allowed" + quoted() + "; " + advice), said, null);
        }

        private ClusterException missing() {
            if (status.kind().equals("namespaces") && call.path().contains("/namespaces/" + status.name() + "/")) {
                return new NotFoundException(
                        say("there is no namespace " + ServerWords.bounded(status.name())
                                + "; create it first, or correct metadata.namespace"),
                        said,
                        null);
            }
            if (!status.name().isEmpty()) {
                return new NotFoundException(
                        say("there is no such object; read the cluster and plan anew"), said, null);
            }
            return new UnservedKindException(
                    say("the cluster does not serve this kind or this version of it; install what brings the kind, or"
                            + " use a version that the cluster serves"),
                    said,
                    null);
        }

        private ConflictException conflict() {
            var owners = FieldOwners.of(status, call.body() instanceof Mapping applied ? applied : Mapping.empty());
            if (!owners.isEmpty()) {
                return new ConflictException(
                        say("other field managers own " + owners.summary(MOST_LISTED)
                                + "; let one side give the fields up, or apply with force"),
                        owners.words(),
                        owners.managers(),
                        said);
            }
            String found = status.isReason("AlreadyExists")
                    ? "an object of this name exists already; read it and plan anew"
                    : "the object is no longer the one that was read" + quoted() + "; read it again and plan anew";
            return new ConflictException(say(found), Map.of(), Map.of(), said);
        }

        private RejectedException rejected() {
            boolean isDenial = status.isDenial();
            List<Cause> causes = said.causes();
            boolean isListed = !causes.isEmpty() && !isDenial;
            String found = isListed ? ": " + listed(causes) : quoted();
            String advice = switch (call.method()) {
                case "GET" -> "this should not happen with a supported Harvester";
                case "DELETE" -> "remove what holds the object first";
                default -> "correct the manifest";
            };
            String message = say("refused" + found + "; " + advice);
            if (isDenial) {
                return denied(message, status.denial().orElseThrow());
            }
            boolean namesFields =
                    causes.stream().anyMatch(cause -> !cause.field().isEmpty());
            return namesFields ? new InvalidException(message, said) : new RejectedException(message, said);
        }

        private WebhookDeniedException denied(String message, Denial denial) {
            String explanation = denial.explanation().isEmpty() ? "" : words.quote(denial.explanation());
            return new WebhookDeniedException(message, ServerWords.bounded(denial.webhook()), explanation, said);
        }

        /** Whether the server has not yet heard of the state that was asked for, and says 504 at once. */
        private boolean isBehind() {
            return status.causes().stream().anyMatch(cause -> cause.reason().equals("ResourceVersionTooLarge"));
        }

        private UnavailableException unavailable() {
            return new UnavailableException(incapable(), said);
        }

        private String incapable() {
            return say("the cluster cannot do this now: it answered " + reply.code() + quoted() + "; try again later");
        }

        private InvalidAnswerException unexpected() {
            return new InvalidAnswerException(
                    say("the server answered " + reply.code() + " where a Kubernetes API server answers with success or"
                            + " an error; redirects are not followed, so name the API server itself in the server URL"),
                    said,
                    null);
        }

        /** The server's words in brackets; nothing when it said none. */
        private String quoted() {
            String said = status.message().isEmpty() ? status.reason() : status.message();
            return said.isEmpty() ? "" : " (" + words.quote(said) + ")";
        }

        private String say(String found) {
            return where(call) + ": " + found;
        }
    }

    private static String listed(List<Cause> causes) {
        String first = causes.stream().limit(MOST_LISTED).map(Cause::toString).collect(Collectors.joining("; "));
        int rest = causes.size() - MOST_LISTED;
        return rest > 0 ? first + " and " + rest + " more" : first;
    }
}
