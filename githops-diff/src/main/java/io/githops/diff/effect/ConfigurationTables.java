package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import java.util.List;

/** What changing Secrets, ConfigMaps, namespaces, add-ons and settings does. */
final class ConfigurationTables {
    private static final FieldPath IMMUTABLE = FieldPath.of("immutable");
    private static final FieldPath ENABLED = FieldPath.of("spec", "enabled");
    private static final Condition IS_FIXED = new Condition(
            "immutable is true",
            field -> field.valueBefore(IMMUTABLE).filter(Bool.TRUE::equals).isPresent());
    private static final Condition IS_READ = new Condition(
            "machines read it when they start",
            field -> !MachineUsers.readers(field).isEmpty());
    private static final Condition IS_INJECTED = new Condition(
            "guest agents of machines set it", field -> !MachineUsers.of(field).isEmpty());

    private ConfigurationTables() {}

    static List<EffectTable> all() {
        return List.of(secret(), configMap(), namespace(), quota(), addon(), SettingTable.table());
    }

    private static EffectTable secret() {
        EffectTable table = EffectTable.of("Secret").row("type", Level.RECREATE, "the type of a Secret is not changed");
        for (String field : List.of("data", "stringData")) {
            read(table, field);
            table.row(
                            field,
                            IS_INJECTED,
                            Level.LIVE,
                            "the guest agent takes it over: ",
                            changed -> String.join(", ", MachineUsers.of(changed)))
                    .row(field, Level.LIVE, "");
        }
        return table.row("immutable", IS_FIXED, Level.RECREATE, "the object is immutable");
    }

    private static EffectTable configMap() {
        EffectTable table = EffectTable.of("ConfigMap")
                .row(
                        "data[\"autoprovision.yaml\"]",
                        "of harvester-node-disk-manager",
                        field -> field.live().name().equals("harvester-node-disk-manager"),
                        Level.DATA_LOSS,
                        "disks that match are formatted");
        for (String field : List.of("data", "binaryData")) {
            read(table, field);
            table.row(field, Level.LIVE, "");
        }
        return table.row("immutable", IS_FIXED, Level.RECREATE, "the object is immutable");
    }

    private static void read(EffectTable table, String field) {
        table.row(field, IS_FIXED, Level.RECREATE, "the object is immutable")
                .row(
                        field,
                        IS_READ,
                        Level.NEXT_START,
                        "read when the machine starts, and guests usually take changed cloud-init only for a new instance"
                                + " id: ",
                        changed -> String.join(", ", MachineUsers.readers(changed)));
    }

    private static EffectTable namespace() {
        return EffectTable.of("Namespace")
                .row(
                        "metadata.annotations[\"field.cattle.io/resourceQuota\"]",
                        Level.LIVE,
                        "machines that no longer fit do not start");
    }

    private static EffectTable quota() {
        return EffectTable.of("harvesterhci.io/ResourceQuota")
                .row("spec", Level.LIVE, "counts for snapshots made from now on");
    }

    private static EffectTable addon() {
        var isFailed = new Condition(
                "the last operation failed, and enabled stays true",
                field -> Conditions.has(field.live().tree(), "OperationFailed", "True")
                        && field.valueBefore(ENABLED).filter(Bool.TRUE::equals).isPresent()
                        && field.valueAfter(ENABLED).filter(Bool.TRUE::equals).isPresent());
        var isOff = new Condition(
                "the add-on stays disabled",
                field -> field.valueBefore(ENABLED).filter(Bool.TRUE::equals).isEmpty()
                        && field.valueAfter(ENABLED).filter(Bool.TRUE::equals).isEmpty());
        return EffectTable.of("harvesterhci.io/Addon")
                .row("spec.chart", Level.RECREATE, "an add-on keeps its chart")
                .row(
                        "spec.enabled",
                        "becomes true",
                        field -> field.becomes(ENABLED, Bool.TRUE),
                        Level.LIVE,
                        "the chart is installed")
                .row(
                        "spec.enabled",
                        "becomes false",
                        field -> field.wasUntilNow(ENABLED, Bool.TRUE),
                        Level.DISRUPTION,
                        "the chart is uninstalled; what it has stored may go with it")
                .row(
                        "spec",
                        isFailed,
                        Level.NONE,
                        "the last operation failed: nothing happens until enabled is false and then true again")
                .row("spec", isOff, Level.NONE, "counts when the add-on is enabled")
                .row("spec", Level.LIVE, "the chart is upgraded");
    }
}
