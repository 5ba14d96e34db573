package io.githops.diff.admission;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ManifestException;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhook of the disks that nodes leave alone or take into use by themselves. */
final class DiskConfigurationAdmission implements Webhooks {
    private static final String NAME = "harvester-node-disk-manager";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.CONFIG_MAP.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject configuration = new ApiObject(object);
        var refusals = new Refusals();
        if (configuration.name().equals(NAME)) {
            for (String file : List.of("filters.yaml", "autoprovision.yaml")) {
                refusals.check(
                        () -> checkFile(file, object.mapping("data").text(file).orElse("")));
            }
        }
        return refusals.all();
    }

    private static void checkFile(String file, String text) throws RefusedException {
        String field = FieldPath.of("data", file).toString();
        for (Mapping rule : rules(field, text).mappings()) {
            if (rule.text("hostname").orElse("").isEmpty()) {
                throw Webhook.DISKS.badRequest("disk-configuration", field, "hostname must not be empty");
            }
        }
    }

    private static Sequence rules(String field, String text) throws RefusedException {
        if (text.isBlank()) {
            return Sequence.of(List.of());
        }
        try {
            return EmbeddedYaml.named(field, Sequence.class).parse(text);
        } catch (ManifestException e) {
            throw Webhook.DISKS.badRequest("disk-configuration", field, "expected a YAML list");
        }
    }
}
