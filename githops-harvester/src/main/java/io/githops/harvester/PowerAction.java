package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.Map;

/**
 * What KubeVirt can be told to do with a machine. Starting and stopping changes the manifest of machines that run {@code
 * Always}, are {@code Halted} or run {@code Once}; with the other run strategies it leaves the manifest alone. Immutable.
 *
 * @see <a href="https://kubevirt.io/api-reference/">the sub-resources of virtual machines</a>
 */
public final class PowerAction {
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final GroupVersionKind INSTANCE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachineInstance");

    private final GroupVersionKind kind;
    private final String word;
    private final Mapping options;

    private PowerAction(GroupVersionKind kind, String word, Mapping options) {
        this.kind = kind;
        this.word = word;
        this.options = options;
    }

    /** Starts a machine that does not run. */
    public static PowerAction start() {
        return new PowerAction(MACHINE, "start", Mapping.empty());
    }

    /** Shuts a machine down, and takes its power away when the time its manifest grants is over. */
    public static PowerAction stop() {
        return new PowerAction(MACHINE, "stop", Mapping.empty());
    }

    /**
     * Shuts a machine down, and takes its power away when a time is over.
     *
     * @param gracePeriod zero to take its power away at once
     * @throws IllegalArgumentException when it is negative
     */
    public static PowerAction stop(Duration gracePeriod) {
        if (gracePeriod.isNegative()) {
            throw new IllegalArgumentException("gracePeriod: found " + gracePeriod + "; expected zero or more");
        }
        return new PowerAction(MACHINE, "stop", Mapping.of("gracePeriod", Num.of(gracePeriod.toSeconds())));
    }

    /** Stops a machine and starts it, which applies what waits for a restart. */
    public static PowerAction restart() {
        return new PowerAction(MACHINE, "restart", Mapping.empty());
    }

    /** Holds the processors of a running machine; memory and devices stay as they are. */
    public static PowerAction pause() {
        return new PowerAction(INSTANCE, "pause", Mapping.empty());
    }

    /** Lets a paused machine run on. */
    public static PowerAction unpause() {
        return new PowerAction(INSTANCE, "unpause", Mapping.empty());
    }

    /** Moves a running machine to another node. */
    public static PowerAction migrate() {
        return new PowerAction(MACHINE, "migrate", Mapping.empty());
    }

    /** Moves a running machine to another node, one that has these labels. */
    public static PowerAction migrate(Map<String, String> nodeLabels) {
        MappingBuilder selector = Mapping.builder();
        nodeLabels.forEach((name, value) -> selector.put(name, new Text(value)));
        return new PowerAction(MACHINE, "migrate", Mapping.of("addedNodeSelector", selector.build()));
    }

    /** The kind whose sub-resource the action is. */
    GroupVersionKind kind() {
        return kind;
    }

    /** The sub-resource. */
    String word() {
        return word;
    }

    Mapping options() {
        return options;
    }

    @Override
    public String toString() {
        return word;
    }
}
