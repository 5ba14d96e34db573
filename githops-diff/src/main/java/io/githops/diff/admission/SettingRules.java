package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each setting's value must look like. Messages quote no value that may hold a secret. */
final class SettingRules {
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("additional-guest-memory-overhead-ratio", SettingRules::checkMemoryRatio),
            Map.entry("auto-rotate-rke2-certs", value -> checkNumber(member(value, "expiringInHours"), 1, 8759)),
            Map.entry("backup-target", SettingRules::checkBackupTarget),
            Map.entry("cluster-pod-security-standard", SettingRules::json),
            Map.entry("cluster-registration-url", SettingRules::json),
            Map.entry("containerd-registry", SettingRules::json),
            Map.entry("default-vm-termination-grace-period-seconds", SettingRules::checkCount),
            Map.entry("http-proxy", SettingRules::json),
            Map.entry("kubeconfig-default-token-ttl-minutes", value -> checkNumber(value, 0, 52_560_000)),
            Map.entry("kubevirt-migration", SettingRules::checkMigration),
            Map.entry(
                    "log-level",
                    value -> checkOneOf(value, "panic", "fatal", "error", "warn", "info", "debug", "trace")),
            Map.entry("longhorn-v2-data-engine-memory-size", SettingRules::checkEven),
            Map.entry("max-hotplug-ratio", value -> checkNumber(value, 1, 20)),
            Map.entry("ntp-servers", SettingRules::checkTimeServers),
            Map.entry("overcommit-config", SettingRules::checkOvercommit),
            Map.entry("ssl-certificates", SettingRules::json),
            Map.entry("ssl-parameters", SettingRules::json),
            Map.entry("support-bundle-expiration", SettingRules::checkCount),
            Map.entry("support-bundle-file-name", SettingRules::checkFileName),
            Map.entry("support-bundle-node-collection-timeout", SettingRules::checkCount),
            Map.entry("support-bundle-timeout", SettingRules::checkCount),
            Map.entry("ui-source", value -> checkOneOf(value, "auto", "external", "bundled")),
            Map.entry("upgrade-config", SettingRules::checkUpgrade),
            Map.entry("vm-force-reset-policy", SettingRules::checkForceReset));

    private SettingRules() {}

    /** An empty value resets a setting and is always accepted. */
    static void check(String name, String value) throws RefusedException {
        Rule rule = RULES.get(name);
        if (rule == null || value.isEmpty()) {
            return;
        }
        try {
            rule.check(value);
        } catch (IllegalArgumentException e) {
            throw Webhook.HARVESTER.invalid(
                    "setting-value", "value", "failed to parse setting " + name + ": " + e.getMessage());
        }
    }

    private static void checkMemoryRatio(String value) {
        BigDecimal ratio = decimal(value);
        boolean isLegacy = ratio.signum() == 0;
        if (!isLegacy && (ratio.compareTo(BigDecimal.ONE) < 0 || ratio.compareTo(BigDecimal.TEN) > 0)) {
            throw new IllegalArgumentException("value should be 0 or between 1.0 and 10.0");
        }
    }

    private static void checkBackupTarget(String value) {
        Mapping target = json(value);
        switch (target.text("type").orElse("")) {
            case "s3" -> List.of("bucketName", "bucketRegion").forEach(field -> require(target, field));
            case "nfs" -> {
                require(target, "endpoint");
                if (!isBlank(target, "accessKeyId") || !isBlank(target, "secretAccessKey")) {
                    throw new IllegalArgumentException("an nfs target takes no access keys");
                }
            }
            case "" -> {}
            default -> throw new IllegalArgumentException("type should be s3 or nfs");
        }
        if (target.get("refreshIntervalInSeconds") instanceof Num seconds
                && seconds.decimal().signum() < 0) {
            throw new IllegalArgumentException("refreshIntervalInSeconds should be greater than or equal to 0");
        }
    }

    private static void checkCount(String value) {
        checkNumber(value, 0, Integer.MAX_VALUE);
    }

    private static void checkEven(String value) {
        checkNumber(value, 1, Integer.MAX_VALUE);
        if (Integer.parseInt(value) % 2 != 0) {
            throw new IllegalArgumentException("value should be even");
        }
    }

    private static void checkTimeServers(String value) {
        Set<String> servers = new HashSet<>();
        for (String server : json(value).sequence("ntpServers").texts()) {
            if (server.startsWith("http://") || server.startsWith("https://")) {
                throw new IllegalArgumentException(
                        "ntp server " + server + " should not start with http:// or https://");
            }
            if (!servers.add(server)) {
                throw new IllegalArgumentException("duplicate ntp server " + server);
            }
        }
    }

    private static void checkOvercommit(String value) {
        for (String resource : List.of("cpu", "memory", "storage")) {
            if (!(json(value).get(resource) instanceof Num percent)
                    || percent.decimal().compareTo(BigDecimal.valueOf(100)) < 0) {
                throw new IllegalArgumentException(resource + " can't be less than 100");
            }
        }
    }

    private static void checkFileName(String value) {
        if (!value.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("value should be a DNS label");
        }
    }

    private static void checkMigration(String value) {
        Mapping migration = json(value);
        for (String field : List.of("nodeDrainTaintKey", "network")) {
            if (migration.has(field)) {
                throw new IllegalArgumentException(field + " can't be set here");
            }
        }
    }

    private static void checkUpgrade(String value) {
        json(value).text("logReadyTimeout").ifPresent(minutes -> checkNumber(minutes, 1, 20));
    }

    private static void checkForceReset(String value) {
        Mapping policy = json(value);
        if (Bool.TRUE.equals(policy.get("enable"))) {
            checkNumber(member(value, "period"), 1, Integer.MAX_VALUE);
        }
        if (policy.has("vmMigrationTimeout")) {
            checkNumber(member(value, "vmMigrationTimeout"), 0, Integer.MAX_VALUE);
        }
    }

    private static void checkNumber(String value, long least, long most) {
        BigDecimal number = decimal(value);
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new IllegalArgumentException("value should be a whole number from " + least + " to " + most);
        }
    }

    private static void checkOneOf(String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new IllegalArgumentException("value should be one of " + String.join(", ", allowed));
        }
    }

    private static void require(Mapping mapping, String field) {
        if (isBlank(mapping, field)) {
            throw new IllegalArgumentException(field + " should be set");
        }
    }

    private static boolean isBlank(Mapping mapping, String field) {
        return mapping.text(field).orElse("").isBlank();
    }

    private static String member(String value, String field) {
        return json(value).get(field) instanceof Num number ? number.literal() : "";
    }

    private static BigDecimal decimal(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("value should be a number", e);
        }
    }

    private static Mapping json(String value) {
        try {
            if (Json.parse(value) instanceof Mapping mapping) {
                return mapping;
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("value should be JSON", e);
        }
        throw new IllegalArgumentException("value should be a JSON object");
    }

    private interface Rule {
        void check(String value);
    }
}
