package io.githops.diff.rule;

import java.util.List;
import java.util.stream.Stream;

/** The bundled normalisation rules, a class for each family. */
final class StandardRules {
    private static final List<NormalisationRule> ALL = Stream.of(
                    SpellingRules.all(),
                    MetadataRules.all(),
                    MachineRules.all(),
                    MachineListRules.all(),
                    ImageRules.all(),
                    SettingRules.all(),
                    AddonRules.all(),
                    NamespaceRules.all(),
                    BackupRules.all(),
                    NetworkRules.all(),
                    LoadBalancerRules.all(),
                    StorageRules.all(),
                    DeviceRules.all())
            .flatMap(List::stream)
            .toList();

    private StandardRules() {}

    static List<NormalisationRule> all() {
        return ALL;
    }
}
