package io.githops.harvester;

import io.githops.cluster.ApplyOptions;
import io.githops.harvester.Transport.Answer;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a client for what was asked when an exchange was recorded, and answers it with what was answered then. */
final class RecordedServer {
    private static final Pattern PATH =
            Pattern.compile("/(?:api|apis/(?<group>[^/]+))/(?<version>[^/]+)(?:/namespaces/(?<namespace>[^/?]+)(?=/))?"
                    + "/(?<plural>[^/?]+)(?:/(?<name>[^/?]+))?.*");

    private final Recording recording;
    private final GroupVersionKind kind;
    private final String plural;
    private final String namespace;
    private final String name;
    private final boolean hasName;

    RecordedServer(Recording recording) {
        this.recording = recording;
        Matcher path = PATH.matcher(recording.path());
        if (!path.matches()) {
            throw new AssertionError("no path of objects: " + recording.path());
        }
        plural = path.group("plural");
        namespace = orEmpty(path.group("namespace"));
        name = path.group("name") == null ? "x" : path.group("name");
        kind = new GroupVersionKind(
                orEmpty(path.group("group")),
                path.group("version"),
                recording.body().text("kind").orElse("Recorded"));
        hasName = path.group("name") != null;
    }

    Object replay() {
        Harvester harvester = Harvester.over(new Replay());
        return switch (recording.method()) {
            case "GET" -> read(harvester);
            case "POST" -> harvester.create(object(), "rec");
            case "PUT" ->
                harvester.update(
                        Resource.of(object().tree().edit("metadata", it -> it.with("resourceVersion", new Text("1")))),
                        "rec");
            case "PATCH" ->
                recording.contentType().startsWith("application/apply")
                        ? harvester.apply(object(), new ApplyOptions("rec", false, false))
                        : harvester.patch(kind, namespace, name, Patch.merge(recording.body()), "rec");
            default -> {
                harvester.delete(Resource.of(object().tree().edit("metadata", it -> it.with("uid", new Text("u")))));
                yield "deleted";
            }
        };
    }

    private Object read(Harvester harvester) {
        if (recording.isWatch()) {
            return harvester.watch(kind, namespace, "1").next();
        }
        return hasName ? harvester.get(kind, namespace, name) : harvester.list(kind, namespace);
    }

    /** What was sent, or a stand-in where that was nothing a client could send. */
    private Resource object() {
        Mapping metadata = recording.body().mapping("metadata").with("name", new Text(name));
        Mapping object = recording
                .body()
                .with("apiVersion", new Text(kind.apiVersion()))
                .with("kind", new Text(kind.kind()))
                .with("metadata", metadata);
        return Resource.of(object).inNamespace(namespace);
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    /** Serves the kind that was recorded. */
    private final class Replay implements Transport {
        @Override
        public Answer exchange(Request request) {
            if (!request.path().equals(ResourcePath.ofVersion(kind).toString())) {
                return recording.answer();
            }
            Mapping served = Mapping.builder()
                    .put("name", plural)
                    .put("kind", kind.kind())
                    .put("namespaced", !namespace.isEmpty())
                    .build();
            return Answers.json(200, Mapping.of("resources", Sequence.of(served)));
        }

        @Override
        public String location() {
            return "https://lab.example";
        }
    }
}
