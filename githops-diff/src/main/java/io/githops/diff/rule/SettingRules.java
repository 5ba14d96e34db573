package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.within;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Harvester writes into its settings. */
final class SettingRules {
    private static final String KIND = "Setting";
    private static final RuleSource SETTINGS = in("harvester/harvester: pkg/settings/settings.go", KIND);
    private static final RuleSource CONTROLLER =
            in("harvester/harvester: pkg/controller/master/setting/handler.go", KIND);
    private static final RuleSource REGISTRY_CONTROLLER =
            in("harvester/harvester: pkg/controller/master/setting/containerd_registry.go", KIND);
    private static final RuleSource BACKUP_TARGET_CONTROLLER =
            in("harvester/harvester: pkg/controller/master/backup/backup_target.go", KIND);
    private static final Set<String> OF_RELEASE =
            Set.of("api-ui-version", "server-version", "ui-plugin-bundled-version", "upgradable-versions");
    private static final Set<String> FILLED = Set.of("support-bundle-image", "ui-index", "ui-path", "ui-plugin-index");

    private SettingRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                SETTINGS.keepLive(
                        "setting-default",
                        "The default of a setting and where its value comes from are Harvester's, rewritten at each"
                                + " start.",
                        at("default", "customized", "source")),
                CONTROLLER.keepLive(
                        "setting-record",
                        "Harvester notes in annotations what it has made of a setting.",
                        annotations(
                                "harvesterhci.io/hash",
                                "harvesterhci.io/lastRefreshTime",
                                "harvesterhci.io/upgrade-patched",
                                "storage-network.settings.harvesterhci.io/*",
                                "rwx-network.settings.harvesterhci.io/*",
                                "vm-migration-network.settings.harvesterhci.io/*")),
                SETTINGS.keepLive(
                        "setting-of-release",
                        "Some values belong to the release that runs, others are found out where none is given.",
                        at("value").and(SettingRules::isFilledBySystem)),
                REGISTRY_CONTROLLER.sameMeaning(
                        "setting-written-in-full",
                        "Harvester writes the values of backup-target and containerd-registry back with all fields, the"
                                + " ones that are not given without content.",
                        within("value")
                                .and(named("backup-target", "containerd-registry"))
                                .and(SettingRules::saysNothing)),
                BACKUP_TARGET_CONTROLLER
                        .keepLive(
                                "backup-target-credentials",
                                "Harvester moves the keys of a backup target into a Secret. They are sent again when anything"
                                        + " else of the target changes.",
                                at("value.accessKeyId", "value.secretAccessKey")
                                        .and(MovedCredentials::areOfBackupTarget))
                        .where(named("backup-target")),
                REGISTRY_CONTROLLER
                        .keepLive(
                                "registry-credentials",
                                "Harvester moves the credentials of registries into a Secret. They are sent again when anything"
                                        + " else of the registries changes.",
                                within("value.Configs.*.Auth").and(MovedCredentials::areOfRegistries))
                        .where(named("containerd-registry")));
    }

    private static boolean saysNothing(Candidate candidate) {
        return isZeroOrAbsent(candidate.liveValue()) && isZeroOrAbsent(candidate.desiredValue());
    }

    private static boolean isFilledBySystem(Candidate candidate) {
        String name = candidate.desired().name();
        return OF_RELEASE.contains(name)
                || FILLED.contains(name)
                        && candidate.desiredText().filter(String::isEmpty).isPresent();
    }

    /** Whether JSON that a program writes has this value where it knows none. */
    static boolean isZeroOrAbsent(@Nullable Tree value) {
        return value == null
                || value instanceof Null
                || value.equals(Bool.FALSE)
                || value instanceof Num number && number.decimal().signum() == 0
                || value instanceof Text text && text.value().isEmpty()
                || value instanceof Sequence list && list.isEmpty()
                || value instanceof Mapping mapping && mapping.values().allMatch(SettingRules::isZeroOrAbsent);
    }

    private static Predicate<Candidate> named(String... names) {
        Set<String> all = Set.of(names);
        return candidate -> all.contains(candidate.desired().name());
    }
}
