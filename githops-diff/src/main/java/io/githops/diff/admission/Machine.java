package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A virtual machine as its webhooks and controllers read it. */
public record Machine(ApiObject object) {
    static final String HALTED = "Halted";

    public String name() {
        return object.name();
    }

    public String namespace() {
        return object.namespace();
    }

    /** The run strategy; {@code running} says it in other words. */
    public String runStrategy() {
        return object.spec()
                .text("runStrategy")
                .orElse(Bool.TRUE.equals(object.spec().get("running")) ? "Always" : HALTED);
    }

    public boolean isHalted() {
        return runStrategy().equals(HALTED);
    }

    public MachineSpec spec() {
        return new MachineSpec(object.spec().mapping("template", "spec"));
    }

    public Mapping templateMetadata() {
        return object.spec().mapping("template", "metadata");
    }

    /** Whether its sizes may grow while it runs, so that the webhook leaves them as they were authored. */
    boolean isGrowing() {
        return object.annotation(Keys.HOTPLUG).filter("true"::equalsIgnoreCase).isPresent();
    }

    Optional<Quantity> limit(String resource) {
        return quantity(spec().domain().mapping("resources", "limits").get(resource));
    }

    Optional<Quantity> reservedMemory() {
        return object.annotation(Keys.RESERVED_MEMORY).flatMap(Machine::quantity);
    }

    /** The volume claims to create for it; none when the annotation cannot be read. */
    public VolumeClaimTemplates volumeClaimTemplates() {
        return VolumeClaimTemplates.of(object);
    }

    public Machine withSpec(UnaryOperator<Mapping> edit) {
        return new Machine(object.withSpec(spec -> spec.edit("template", template -> template.edit("spec", edit))));
    }

    public Machine withDomain(UnaryOperator<Mapping> edit) {
        return withSpec(spec -> spec.edit("domain", edit));
    }

    public static Optional<Quantity> quantity(@Nullable Tree tree) {
        try {
            return tree == null ? Optional.empty() : Optional.of(Quantity.from(tree));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Quantity> quantity(String text) {
        return quantity(new Text(text));
    }
}
