package io.githops.diff.effect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The effects of changes to all kinds but machines. */
final class KindTables {
    private static final Map<String, EffectTable> TABLES = tables();

    private KindTables() {}

    /** The table of a kind; empty when every change of it is live and undisturbing. */
    static Optional<EffectTable> of(String group, String kind) {
        return Optional.ofNullable(TABLES.get(group.isEmpty() ? kind : group + "/" + kind));
    }

    /** All tables, by area. */
    static List<EffectTable> all() {
        return List.copyOf(TABLES.values());
    }

    private static Map<String, EffectTable> tables() {
        Map<String, EffectTable> tables = new LinkedHashMap<>();
        Stream.of(
                        StorageTables.all(),
                        CatalogTables.all(),
                        ConfigurationTables.all(),
                        BackupTables.all(),
                        NetworkTables.all(),
                        AddressTables.all(),
                        NodeTables.all())
                .flatMap(List::stream)
                .forEach(table -> tables.put(table.kind(), table));
        return tables;
    }
}
