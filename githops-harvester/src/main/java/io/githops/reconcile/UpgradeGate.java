package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.ResourceChange;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds everything while Harvester is upgraded. */
final class UpgradeGate implements Gate {
    private static final GroupVersionKind UPGRADE = GroupVersionKind.of("harvesterhci.io/v1beta1", "Upgrade");
    private static final Set<String> ENDS = Set.of("True", "False");

    @Override
    public Optional<String> holds(ResourceChange change, LiveObjects live) {
        if (isOfUpgrades(change.id())) {
            return Optional.empty();
        }
        return live.list(UPGRADE.group(), UPGRADE.kind(), "").stream()
                .filter(upgrade -> !isOver(upgrade))
                .findFirst()
                .map(upgrade -> "Harvester is being upgraded"
                        + upgrade.mapping("spec")
                                .text("version")
                                .map(version -> " to " + version)
                                .orElse("")
                        + " by " + Copies.name(upgrade));
    }

    @Override
    public Set<GroupVersionKind> kinds() {
        return Set.of(UPGRADE);
    }

    private static boolean isOfUpgrades(ResourceId id) {
        boolean isUpgrade = id.group().equals(UPGRADE.group())
                && List.of("Upgrade", "UpgradePlan", "Version").contains(id.kind());
        return isUpgrade || id.kind().equals("Setting") && id.name().equals("upgrade-config");
    }

    private static boolean isOver(Mapping upgrade) {
        return upgrade.mapping("status").sequence("conditions").mappings().stream()
                .filter(condition ->
                        condition.text("type").filter("Completed"::equals).isPresent())
                .anyMatch(condition ->
                        condition.text("status").filter(ENDS::contains).isPresent());
    }
}
