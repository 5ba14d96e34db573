package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The settings in effect: what is stored, or what Harvester comes with where a setting is not stored. */
public record SettingValues(ClusterObjects objects) {
    private static final Map<String, String> DEFAULTS = Map.of(
            "additional-guest-memory-overhead-ratio", "1.5",
            "csi-online-expand-validation", "{\"driver.longhorn.io\":true}",
            "default-vm-termination-grace-period-seconds", "120",
            "overcommit-config", "{\"cpu\":1000,\"memory\":150,\"storage\":100}");

    /** A setting's value, or its default where the value is empty. */
    String value(String name) {
        return HarvesterKind.SETTING
                .find(objects, name)
                .flatMap(SettingValues::effective)
                .orElse(DEFAULTS.getOrDefault(name, ""));
    }

    /** A setting that holds a JSON object; empty when it holds none. */
    public Mapping json(String name) {
        try {
            return Json.parse(value(name)) instanceof Mapping mapping ? mapping : Mapping.empty();
        } catch (MalformedJsonException e) {
            return Mapping.empty();
        }
    }

    /** Whether backups have a place to go to. */
    boolean hasBackupTarget() {
        return !json("backup-target").text("type").orElse("").isEmpty();
    }

    /** A setting that holds a number; zero when it holds none. */
    public BigDecimal number(String name) {
        try {
            return new BigDecimal(value(name));
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private static Optional<String> effective(ApiObject setting) {
        return setting.tree()
                .text("value")
                .filter(value -> !value.isEmpty())
                .or(() -> setting.tree().text("default"));
    }
}
