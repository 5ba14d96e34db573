package io.githops.diff.apply;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One apply as a real API server answered it. */
record RecordedApply(Mapping recorded) {
    private static final List<String> MADE_ON_CREATE = List.of("uid", "creationTimestamp", "generation");

    static List<RecordedApply> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> new RecordedApply((Mapping) Json.parse(line)))
                .toList();
    }

    String name() {
        return recorded.text("name").orElseThrow();
    }

    String kind() {
        return recorded.mapping("resource").text("kind").orElseThrow();
    }

    long code() {
        return ((Num) recorded.get("code")).longValue();
    }

    boolean isAccepted() {
        return code() == 200 || code() == 201;
    }

    /** What our prediction and the recorded answer disagree in; empty when they agree. */
    Optional<String> disagreement(Kinds kinds) {
        ApplyResult predicted = predict(kinds);
        if (predicted instanceof ApplyResult.Applied applied) {
            return isAccepted()
                    ? difference(comparable(recorded.mapping("result")), comparable(applied.object()))
                    : Optional.of("recorded " + code() + " " + message() + ", predicted an object");
        }
        boolean isSame = predicted instanceof ApplyResult.Invalid invalid
                ? code() == 422
                        && Set.copyOf(causes())
                                .equals(Set.copyOf(invalid.causes().stream()
                                        .map(Cause::toTree)
                                        .toList()))
                : predicted.refusal().equals(message());
        return isSame
                ? Optional.empty()
                : Optional.of("recorded " + code() + " " + message() + ", predicted " + predicted.refusal());
    }

    /** Field and reason of each; the order depends on chance in the API server. */
    private List<Mapping> causes() {
        return recorded.mapping("result").mapping("details").sequence("causes").mappings();
    }

    private ApplyResult predict(Kinds kinds) {
        boolean force = io.githops.tree.Bool.TRUE.equals(recorded.get("force"));
        return prediction(kinds).apply(live(), manifest(), writer(), force);
    }

    ServerSideApply prediction(Kinds kinds) {
        ResourceKind<?> kind = kinds.find(type()).orElseThrow(() -> new AssertionError("no kind " + type()));
        return ServerSideApply.of(kind.schema(), kind.hasStatusSubresource());
    }

    @Nullable
    Mapping live() {
        return recorded.get("live") instanceof Mapping mapping ? mapping : null;
    }

    Mapping manifest() {
        return recorded.mapping("desired");
    }

    Writer writer() {
        return new Writer(recorded.text("fieldManager").orElseThrow(), type().apiVersion(), "", "2026-11-21T00:00:00Z");
    }

    private GroupVersionKind type() {
        Mapping resource = recorded.mapping("resource");
        return new GroupVersionKind(
                resource.text("group").orElse(""), resource.text("version").orElse(""), kind());
    }

    private String message() {
        return recorded.mapping("result").text("message").orElse("");
    }

    /** The object without what a prediction cannot know: times, the resource version, and what a create makes up. */
    private Mapping comparable(Mapping object) {
        Mapping metadata = object.mapping("metadata").without("resourceVersion");
        if (code() == 201) {
            for (String made : MADE_ON_CREATE) {
                metadata = metadata.without(made);
            }
        }
        if (metadata.has("managedFields")) {
            metadata = metadata.with(
                    "managedFields",
                    Sequence.of(metadata.sequence("managedFields").mappings().stream()
                            .map(entry -> entry.without("time"))
                            .sorted(Comparator.comparing(RecordedApply::identity))
                            .toList()));
        }
        return object.with("metadata", metadata);
    }

    private static String identity(Mapping entry) {
        return List.of("operation", "manager", "apiVersion", "subresource").stream()
                .map(name -> entry.text(name).orElse(""))
                .reduce("", (left, right) -> left + "|" + right);
    }

    private static Optional<String> difference(Tree recorded, Tree predicted) {
        return difference(recorded, predicted, "");
    }

    private static Optional<String> difference(Tree recorded, Tree predicted, String path) {
        if (recorded.equals(predicted)) {
            return Optional.empty();
        }
        if (recorded instanceof Mapping left && predicted instanceof Mapping right) {
            for (String name : left.names()) {
                Optional<String> found = difference(
                        left.get(name), right.has(name) ? right.get(name) : new Text("<absent>"), path + "." + name);
                if (found.isPresent()) {
                    return found;
                }
            }
            return right.names().stream()
                    .filter(name -> !left.has(name))
                    .findFirst()
                    .map(name -> path + "." + name + ": recorded <absent>, predicted " + Json.text(right.get(name)));
        }
        if (recorded instanceof Sequence left && predicted instanceof Sequence right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                Optional<String> found = difference(left.get(i), right.get(i), path + "[" + i + "]");
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(path + ": recorded " + Json.text(recorded) + ", predicted " + Json.text(predicted));
    }
}
