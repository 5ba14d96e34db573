package io.githops.model.kubernetes;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ManifestException;
import io.githops.tree.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which disks of the nodes Harvester sees, and which of them it takes for volumes by itself, from the ConfigMap
 * {@code harvester-system/harvester-node-disk-manager}. Immutable.
 */
public record NodeDiskManager(ConfigMap configMap) {
    private static final String FILTERS = "filters.yaml";
    private static final String AUTO_PROVISION = "autoprovision.yaml";

    /**
     * The disks that are left out.
     *
     * @throws ManifestException when the text is not YAML or does not fit
     */
    public List<DiskFilter> filters() {
        return read(FILTERS, DiskFilter[].class);
    }

    /**
     * The ConfigMap with other disks left out. Keys of present filters that {@link DiskFilter} does not know stay.
     *
     * @throws ManifestException when the present text is not YAML or does not fit
     */
    public ConfigMap withFilters(DiskFilter... filters) {
        return write(FILTERS, DiskFilter[].class, filters);
    }

    /**
     * The disks that are formatted and taken.
     *
     * @throws ManifestException when the text is not YAML or does not fit
     */
    public List<AutoProvision> autoProvision() {
        return read(AUTO_PROVISION, AutoProvision[].class);
    }

    /**
     * The ConfigMap with other disks that are taken; what is on them is lost.
     *
     * @throws ManifestException when the present text is not YAML or does not fit
     */
    public ConfigMap withAutoProvision(AutoProvision... disks) {
        return write(AUTO_PROVISION, AutoProvision[].class, disks);
    }

    private <T> List<T> read(String key, Class<T[]> type) {
        String text = configMap.data().getOrDefault(key, "");
        return isEmpty(text) ? List.of() : List.of(yaml(key, type).parse(text));
    }

    private <T> ConfigMap write(String key, Class<T[]> type, T[] items) {
        EmbeddedYaml<T[]> yaml = yaml(key, type);
        String old = configMap.data().getOrDefault(key, "");
        Map<String, String> data = new LinkedHashMap<>(configMap.data());
        data.put(key, isEmpty(old) ? old + yaml.text(items) : yaml.replace(old, items));
        return configMap.withData(data);
    }

    /** Whether there is nothing but comments, as where Harvester was installed without these settings. */
    private static boolean isEmpty(String text) {
        return text.lines()
                .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
    }

    private <T> EmbeddedYaml<T[]> yaml(String key, Class<T[]> type) {
        return EmbeddedYaml.at(configMap.metadata().id(ConfigMap.KIND), FieldPath.of("data", key), type);
    }
}
