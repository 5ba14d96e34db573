package io.githops.harvester;

import io.githops.reconcile.ClusterException;
import io.githops.reconcile.ConflictException;
import io.githops.reconcile.ForbiddenException;
import io.githops.reconcile.InvalidAnswerException;
import io.githops.reconcile.NotFoundException;
import io.githops.reconcile.RejectedException;
import io.githops.reconcile.UnauthorizedException;
import io.githops.reconcile.UnavailableException;
import io.githops.reconcile.UnservedKindException;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns an answer other than success into the exception whose class says what to do. */
final class Failures {
    private static final int MOST_LISTED = 20;
    private static final int MOST_OWNERS = 1000;
    private static final int LONGEST_PATH = 10_000;

    private final String location;

    /** @param location where requests go, for messages */
    Failures(String location) {
        this.location = location;
    }

    ClusterException of(Call call, Reply reply) {
        return new Case(call, reply).exception();
    }

    /** One answer and what it answers. */
    private final class Case {
        private final Call call;
        private final Reply reply;
        private final ServerStatus status;
        private final ServerWords words;

        Case(Call call, Reply reply) {
            this.call = call;
            this.reply = reply;
            status = reply.status();
            words = ServerWords.on(call.purpose(), call.body());
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
                            null);
                case 403 -> forbidden();
                case 404 -> missing();
                case 408, 429 -> unavailable();
                case 409 -> conflict();
                case 410 ->
                    new ExpiredException(say("the server has forgotten the state that was asked for" + quoted()
                            + "; list the objects anew and watch from there"));
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
            return new ForbiddenException(say("not allowed" + quoted() + "; " + advice), null);
        }

        private ClusterException missing() {
            if (status.kind().equals("namespaces") && call.path().contains("/namespaces/" + status.name() + "/")) {
                return new NotFoundException(
                        say("there is no namespace " + ServerWords.bounded(status.name())
                                + "; create it first, or correct metadata.namespace"),
                        null);
            }
            if (!status.name().isEmpty()) {
                return new NotFoundException(say("there is no such object; read the cluster and plan anew"), null);
            }
            return new UnservedKindException(
                    say("the cluster does not serve this kind or this version of it; install what brings the kind, or"
                            + " use a version that the cluster serves"),
                    null);
        }

        private ClusterException conflict() {
            Map<FieldPath, String> owners = owners();
            if (!owners.isEmpty()) {
                String fields = owners.entrySet().stream()
                        .limit(MOST_LISTED)
                        .map(owner -> owner.getKey() + " (" + owner.getValue() + ")")
                        .collect(Collectors.joining(", "));
                return new ConflictException(
                        say("other field managers own " + fields + more(owners.size())
                                + "; let one side give the fields up, or apply with force"),
                        owners);
            }
            if (status.isReason("AlreadyExists")) {
                return new ConflictException(
                        say("an object of this name exists already; read it and plan anew"), Map.of());
            }
            return new ConflictException(
                    say("the object is no longer the one that was read" + quoted() + "; read it again and plan anew"),
                    Map.of());
        }

        private Map<FieldPath, String> owners() {
            Mapping applied = call.body() == null ? Mapping.empty() : call.body();
            Map<FieldPath, String> owners = new LinkedHashMap<>();
            status.causes().stream()
                    .filter(cause -> cause.reason().equals("FieldManagerConflict"))
                    .filter(cause -> cause.field().length() <= LONGEST_PATH)
                    .limit(MOST_OWNERS)
                    .forEach(cause -> owners.merge(
                            ServerFieldPath.parse(cause.field(), applied),
                            ServerWords.bounded(cause.message().replaceFirst("^conflict with ", "")),
                            (first, second) -> first.equals(second) ? first : first + ", " + second));
            return owners;
        }

        private RejectedException rejected() {
            List<String> causes = RejectionCauses.of(status, words);
            boolean isListed = !causes.isEmpty() && !status.isDenial();
            String found = isListed
                    ? ": " + causes.stream().limit(MOST_LISTED).collect(Collectors.joining("; ")) + more(causes.size())
                    : quoted();
            String advice = switch (call.method()) {
                case "GET" -> "this should not happen with a supported Harvester";
                case "DELETE" -> "remove what holds the object first";
                default -> "correct the manifest";
            };
            return new RejectedException(say("refused" + found + "; " + advice), causes);
        }

        private UnavailableException unavailable() {
            return new UnavailableException(
                    say("the cluster cannot do this now: it answered " + reply.code() + quoted() + "; try again later"),
                    reply.retryAfter().orElse(null),
                    null);
        }

        private InvalidAnswerException unexpected() {
            return new InvalidAnswerException(
                    say("the server answered " + reply.code() + " where a Kubernetes API server answers with success or"
                            + " an error; redirects are not followed, so name the API server itself in the server URL"),
                    null);
        }

        /** The server's words in brackets; nothing when it said none. */
        private String quoted() {
            String said = status.message().isEmpty() ? status.reason() : status.message();
            return said.isEmpty() ? "" : " (" + words.quote(said) + ")";
        }

        private String say(String found) {
            return call.purpose().words() + " at " + location + ": " + found;
        }
    }

    private static String more(int count) {
        return count > MOST_LISTED ? " and " + (count - MOST_LISTED) + " more" : "";
    }
}
