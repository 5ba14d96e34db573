package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Takes up the settings that Harvester acts on. */
final class SettingLife implements Controller {
    private static final String MANAGER = "harvester";
    private static final String BACKUP_TARGET = "backup-target";
    private static final List<String> KEYS = List.of("accessKeyId", "secretAccessKey");
    private static final Set<String> ACTED_ON = Set.of(
            "additional-ca",
            "additional-guest-memory-overhead-ratio",
            "auto-rotate-rke2-certs",
            BACKUP_TARGET,
            "cluster-registration-url",
            "cluster-pod-security-standard",
            "containerd-registry",
            "http-proxy",
            "kubeconfig-default-token-ttl-minutes",
            "kubevirt-migration",
            "log-level",
            "longhorn-v2-data-engine-enabled",
            "max-hotplug-ratio",
            "ntp-servers",
            "overcommit-config",
            "rancher-cluster",
            "ssl-certificates",
            "ssl-parameters",
            "storage-network",
            "rwx-network",
            "support-bundle-image",
            "ui-source",
            "vip-pools",
            "vm-migration-network");

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject setting : HarvesterKind.SETTING.all(objects)) {
            if (ACTED_ON.contains(setting.name()) && !setting.isBeingDeleted()) {
                if (setting.name().equals(BACKUP_TARGET)) {
                    hideKeys(setting, objects);
                }
                objects.edit(setting, MANAGER, stored -> configured(stored, now));
            }
        }
    }

    /** A setting without a value is never configured, which is no fault. */
    private static ApiObject configured(ApiObject setting, Instant now) {
        String value = setting.tree().text("value").orElse("");
        if (value.isEmpty()) {
            return setting.withCondition(Condition.unmet(Keys.CONFIGURED, "", ""), now);
        }
        return setting.withAnnotation(Keys.SETTING_HASH, Derived.hash(value))
                .withCondition(Condition.met(Keys.CONFIGURED), now);
    }

    /** Moves the keys of an object store from the value to a secret. */
    private static void hideKeys(ApiObject setting, StoredObjects objects) {
        Mapping target = json(setting.tree().text("value").orElse(""));
        boolean hasKeys =
                KEYS.stream().anyMatch(key -> !target.text(key).orElse("").isEmpty());
        if (!hasKeys) {
            return;
        }
        var data = Mapping.builder();
        Mapping hidden = target;
        for (String key : KEYS) {
            byte[] value = target.text(key).orElse("").getBytes(StandardCharsets.UTF_8);
            data.put(
                    key.equals("accessKeyId") ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY",
                    Base64.getEncoder().encodeToString(value));
            hidden = hidden.with(key, new Text(""));
        }
        ApiObject secret = HarvesterKind.SECRET.named("longhorn-system", "harvester-backup-target-secret");
        Mapping content = data.build();
        objects.create(secret.tree(), MANAGER);
        objects.edit(secret, MANAGER, stored -> new ApiObject(stored.tree().with("data", content)));
        Text value = new Text(Json.text(hidden));
        objects.edit(setting, MANAGER, stored -> new ApiObject(stored.tree().with("value", value)));
    }

    private static Mapping json(String value) {
        try {
            return !value.isEmpty() && Json.parse(value) instanceof Mapping mapping ? mapping : Mapping.empty();
        } catch (MalformedJsonException e) {
            return Mapping.empty();
        }
    }
}
