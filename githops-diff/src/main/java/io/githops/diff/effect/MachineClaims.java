package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges changes of the volumes that a machine asks Harvester or KubeVirt to make for it. */
final class MachineClaims {
    private static final FieldPath CLAIMS =
            FieldPath.of("metadata", "annotations", "harvesterhci.io/volumeClaimTemplates");
    private static final FieldPath DATA_VOLUMES = FieldPath.of("spec", "dataVolumeTemplates");
    private static final FieldPath STORAGE = FieldPath.of("spec", "resources", "requests", "storage");
    private static final FieldPath CLASS = FieldPath.of("spec", "storageClassName");
    private static final FieldPath TARGET = FieldPath.of("targetVolume");

    private final Machine machine;
    private final NamedItems claims;
    private final NamedItems dataVolumes;

    MachineClaims(Machine machine) {
        this.machine = machine;
        Mapping live = machine.live().tree();
        this.claims = NamedItems.of(CLAIMS, parsed(live), parsed(machine.predicted()));
        this.dataVolumes = NamedItems.of(
                DATA_VOLUMES, live.at(DATA_VOLUMES), machine.predicted().at(DATA_VOLUMES));
    }

    private static Optional<Tree> parsed(Mapping object) {
        try {
            return object.at(CLAIMS).orElse(null) instanceof Text text
                    ? Optional.of(Json.parse(text.value()))
                    : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    boolean judges(FieldPath place) {
        return claims.contains(place) || dataVolumes.contains(place);
    }

    Effect effect(FieldPath place) {
        NamedItems list = claims.contains(place) ? claims : dataVolumes;
        Set<String> names = list.item(place).map(name -> Set.of(name)).orElseGet(list::changed);
        FieldPath field = within(place, list == claims ? CLAIMS : DATA_VOLUMES);
        return Effect.gravest(names.stream()
                .flatMap(name -> (list == claims ? claim(name, field) : List.of(dataVolume(name))).stream())
                .map(ClaimRule::effect)
                .toList());
    }

    /** The part of a path that leads from an item to a field of it. */
    private static FieldPath within(FieldPath place, FieldPath list) {
        int item = list.elements().size() + 1;
        return place.elements().size() <= item
                ? FieldPath.root()
                : new FieldPath(place.elements().subList(item, place.elements().size()));
    }

    private ClaimRule dataVolume(String name) {
        return dataVolumes.before(name) == null ? ClaimRule.DATA_VOLUME_CREATED : ClaimRule.DATA_VOLUME_KEPT;
    }

    private List<ClaimRule> claim(String name, FieldPath changed) {
        Mapping before = claims.before(name);
        Mapping after = claims.after(name);
        if (before == null || after == null) {
            return List.of(
                    after == null ? ClaimRule.KEPT : isUsed(name) ? ClaimRule.CREATED_FOR_DISK : ClaimRule.CREATED);
        }
        List<ClaimRule> rules = new ArrayList<>();
        if (differ(before, after, STORAGE, changed)) {
            boolean shrinks = Amounts.shrinks(before.at(STORAGE), after.at(STORAGE));
            rules.add(shrinks ? ClaimRule.SHRINKS : ClaimRule.GROWS);
        }
        if (differ(before, after, CLASS, changed)) {
            boolean areBothNamed =
                    before.at(CLASS).isPresent() && after.at(CLASS).isPresent();
            rules.add(areBothNamed ? ClaimRule.CLASS_FIXED : ClaimRule.UNCHANGED);
        }
        if (differ(before, after, TARGET, changed)) {
            rules.add(after.at(TARGET).isPresent() ? migration() : ClaimRule.MIGRATION_TAKEN_BACK);
        }
        return rules.isEmpty() ? List.of(ClaimRule.UNCHANGED) : rules;
    }

    private ClaimRule migration() {
        return machine.runs() ? ClaimRule.MIGRATES : ClaimRule.MIGRATION_REFUSED;
    }

    /** Whether a field is, or lies below or above, the one that changed, and has another value. */
    private static boolean differ(Mapping before, Mapping after, FieldPath field, FieldPath changed) {
        boolean isMeant = field.contains(changed) || changed.contains(field);
        return isMeant && !before.at(field).equals(after.at(field));
    }

    private boolean isUsed(String claim) {
        return machine.after().sequence("volumes").mappings().stream()
                .anyMatch(volume ->
                        isNamed(volume.mapping("persistentVolumeClaim").get("claimName"), claim)
                                || isNamed(volume.mapping("dataVolume").get("name"), claim));
    }

    private static boolean isNamed(@Nullable Tree tree, String name) {
        return Objects.equals(tree, new Text(name));
    }
}
