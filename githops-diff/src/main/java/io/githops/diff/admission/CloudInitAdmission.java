package io.githops.diff.admission;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ManifestException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhooks of files for the first start of nodes. */
final class CloudInitAdmission implements Webhooks {
    private static final Set<String> RESERVED =
            Set.of("90_custom.yaml", "99_settings.yaml", "elemental.config", "grubenv", "harvester.config", "install");

    /** So that braces are read as YAML too, which is more than JSON. */
    private static final String START_OF_DOCUMENT = "---\n";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.CLOUD_INIT.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject file = new ApiObject(object);
        String name = file.spec().text("filename").orElse("");
        return name.isEmpty()
                ? object
                : file.withSpec(spec -> spec.with("filename", new Text(written(name))))
                        .tree();
    }

    /** The last part of a path, with an ending that the node looks for. */
    private static String written(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".yaml") || name.endsWith(".yml") ? name : name + ".yaml";
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject file = new ApiObject(object);
        String name = file.spec().text("filename").orElse("");
        var refusals = new Refusals();
        refusals.check(() -> checkName(file, name, objects));
        refusals.check(() -> checkContents(file));
        return refusals.all();
    }

    private static void checkContents(ApiObject file) throws RefusedException {
        String contents = file.spec().text("contents").orElse("");
        try {
            EmbeddedYaml.named("contents", Mapping.class)
                    .parse(contents.startsWith("{") ? START_OF_DOCUMENT + contents : contents);
        } catch (ManifestException e) {
            throw Webhook.NODES.badRequest("cloud-init-contents", "spec.contents", "contents should be a YAML mapping");
        }
    }

    private static void checkName(ApiObject file, String name, ClusterObjects objects) throws RefusedException {
        if (RESERVED.contains(name)) {
            throw Webhook.NODES.badRequest(
                    "cloud-init-reserved", "spec.filename", "file name " + name + " is reserved");
        }
        for (ApiObject other : HarvesterKind.CLOUD_INIT.all(objects)) {
            if (!other.name().equals(file.name())
                    && other.spec().text("filename").filter(name::equals).isPresent()) {
                throw Webhook.NODES.conflict(
                        "cloud-init-name-taken",
                        "spec.filename",
                        "file name " + name + " is used by CloudInit " + other.name());
            }
        }
    }
}
