package io.githops.diff.rule;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rules ask of the object of a machine. */
record MachineObject(Mapping object) {
    static final String CLAIM_TEMPLATES = "harvesterhci.io/volumeClaimTemplates";
    static final String RUN_STRATEGY = "harvesterhci.io/vmRunStrategy";

    private static final String HOTPLUG = "harvesterhci.io/enableCPUAndMemoryHotplug";

    static MachineObject live(Candidate candidate) {
        return new MachineObject(candidate.live().tree());
    }

    static MachineObject predicted(Candidate candidate) {
        return new MachineObject(candidate.predicted());
    }

    Mapping spec() {
        return object.mapping("spec");
    }

    Mapping instanceSpec() {
        return object.mapping("spec", "template", "spec");
    }

    Mapping domain() {
        return instanceSpec().mapping("domain");
    }

    /** The items of a list of devices, such as {@code hostDevices}. */
    List<Mapping> devices(String list) {
        return domain().mapping("devices").sequence(list).mappings();
    }

    Optional<String> annotation(String name) {
        return object.mapping("metadata", "annotations").text(name);
    }

    /** Whether its processors and memory are left as they are authored, to grow while it runs. */
    boolean isHotpluggable() {
        return annotation(HOTPLUG).filter("true"::equalsIgnoreCase).isPresent();
    }

    Optional<Quantity> limit(String resource) {
        return quantity(domain().mapping("resources", "limits").get(resource)).filter(limit -> !limit.isZero());
    }

    /** The volumes that Harvester creates for the machine, as its annotation lists them. */
    List<Mapping> claimTemplates() {
        return Embedded.json(annotation(CLAIM_TEMPLATES)).orElse(Null.NULL) instanceof Sequence claims
                ? claims.mappings()
                : List.of();
    }

    static Optional<Quantity> quantity(@Nullable Tree value) {
        try {
            return value == null ? Optional.empty() : Optional.of(Quantity.from(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
