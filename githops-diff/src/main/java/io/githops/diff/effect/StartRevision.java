package io.githops.diff.effect;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/** The specification that a running machine was started with, which KubeVirt keeps as a ControllerRevision. */
final class StartRevision {
    private static final String GROUP = "apps";
    private static final String KIND = "ControllerRevision";
    private static final String PREFIX = "revision-start-vm-";

    private final Machine machine;

    StartRevision(Machine machine) {
        this.machine = machine;
    }

    /** The specification of the instance; empty when the revision is not known. */
    Optional<Mapping> spec() {
        return named().or(this::newest)
                .map(revision -> revision.mapping("data", "spec", "template", "spec"))
                .filter(spec -> !spec.isEmpty());
    }

    private Optional<Mapping> named() {
        return machine.instance()
                .flatMap(instance -> instance.mapping("status").text("virtualMachineRevisionName"))
                .flatMap(name -> machine.changed()
                        .objects()
                        .get(new ResourceId(GROUP, KIND, machine.live().namespace(), name)));
    }

    private Optional<Mapping> newest() {
        String prefix = PREFIX + machine.live().uid().orElse("unknown") + "-";
        return machine.changed().objects().list(GROUP, KIND, machine.live().namespace()).stream()
                .filter(revision -> revision.mapping("metadata")
                        .text("name")
                        .filter(name -> name.startsWith(prefix))
                        .isPresent())
                .max(Comparator.comparing(StartRevision::number));
    }

    private static BigDecimal number(Mapping revision) {
        return revision.get("revision") instanceof Num number ? number.decimal() : BigDecimal.ZERO;
    }
}
