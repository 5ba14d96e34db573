package io.githops.diff.admission;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ManifestException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhook of the config map that says which disks of which nodes are used; it goes by the name in any namespace. */
final class NodeDiskSettingsAdmission implements Webhooks {
    private static final String NAME = "harvester-node-disk-manager";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.CONFIG_MAP.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject settings = new ApiObject(object);
        var refusals = new Refusals();
        if (settings.name().equals(NAME)) {
            refusals.check(() -> checkEntries(settings, "filters.yaml"));
            refusals.check(() -> checkEntries(settings, "autoprovision.yaml"));
        }
        return refusals.all();
    }

    private static void checkEntries(ApiObject settings, String file) throws RefusedException {
        String text = settings.tree().mapping("data").text(file).orElse("");
        if (text.isBlank()) {
            return;
        }
        for (Mapping entry : entries(text, file).mappings()) {
            if (entry.text("hostname").orElse("").isEmpty()) {
                throw refusal(file, "each entry of " + file + " needs a hostname");
            }
        }
    }

    private static Sequence entries(String text, String file) throws RefusedException {
        try {
            return EmbeddedYaml.named(file, Sequence.class).parse(text);
        } catch (ManifestException e) {
            throw refusal(file, file + " should be a YAML list");
        }
    }

    private static RefusedException refusal(String file, String reason) {
        return Webhook.DISKS.badRequest("node-disk-settings", "data[\"" + file + "\"]", reason);
    }
}
