package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;

/**
 * What more or less of CPUs and memory does to a running machine (kubevirt/kubevirt: pkg/virt-controller/watch/vm/vm.go,
 * handleCPUChangeRequest and handleMemoryHotplugRequest).
 */
enum SizeRule implements EffectRule {
    AS_RUNNING(Part.BOTH, "is what the instance has", Level.NONE, "the running machine has this already"),
    SOCKETS_ADDED(
            Part.SOCKETS,
            "more, up to the instance's maxSockets, amd64",
            Level.LIVE_MIGRATION,
            "the machine migrates to get more CPUs"),
    SOCKETS_REMOVED(Part.SOCKETS, "fewer", Level.RESTART_REQUIRED, "CPUs are not taken from a running machine"),
    SOCKETS_BEYOND(
            Part.SOCKETS,
            "more than the instance's maxSockets",
            Level.RESTART_REQUIRED,
            "the machine was started for fewer CPUs"),
    SOCKETS_REFUSED(
            Part.SOCKETS,
            "more than maxSockets of the machine, which nothing raises",
            Level.REFUSED,
            "KubeVirt takes no more sockets than maxSockets; set the annotation"
                    + " harvesterhci.io/enableCPUAndMemoryHotplug and maxSockets, or raise limits.cpu, too"),
    SOCKETS_ON_ARM(Part.SOCKETS, "more, arm64", Level.RESTART_REQUIRED, "arm64 machines get no CPUs while they run"),
    MEMORY_CHANGED(
            Part.MEMORY,
            "up to maxGuest, not below the memory at boot, 1Gi or more, in steps of 2Mi, amd64, migratable",
            Level.LIVE_MIGRATION,
            "the machine migrates to get the other amount of memory"),
    MEMORY_BELOW_BOOT(
            Part.MEMORY,
            "less than the machine was started with",
            Level.RESTART_REQUIRED,
            "a running machine keeps the memory it was started with"),
    MEMORY_BEYOND(Part.MEMORY, "more than maxGuest", Level.RESTART_REQUIRED, "the machine was started for less memory"),
    MEMORY_REFUSED(
            Part.MEMORY,
            "more than limits.memory",
            Level.REFUSED,
            "KubeVirt gives a guest no more memory than limits.memory"),
    MEMORY_UNALIGNED(
            Part.MEMORY,
            "below 1Gi, or no multiple of 2Mi",
            Level.RESTART_REQUIRED,
            "memory is plugged in steps of 2Mi, into machines of 1Gi and more"),
    MEMORY_ON_ARM(Part.MEMORY, "arm64", Level.RESTART_REQUIRED, "arm64 machines get no memory while they run"),
    MEMORY_NOT_MIGRATABLE(
            Part.MEMORY,
            "the instance cannot migrate",
            Level.RESTART_REQUIRED,
            "memory is plugged by migration, and this machine cannot migrate"),
    MEMORY_FIXED(
            Part.MEMORY,
            "without the annotation harvesterhci.io/enableCPUAndMemoryHotplug",
            Level.RESTART_REQUIRED,
            "guest memory is fixed while the machine runs");

    private final Part part;
    private final String when;
    private final Effect effect;

    SizeRule(Part part, String when, Level level, String reason) {
        this.part = part;
        this.when = when;
        this.effect = new Effect(level, reason);
    }

    @Override
    public String kind() {
        return Machine.KIND;
    }

    @Override
    public String field() {
        return part.field;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public Effect effect() {
        return effect;
    }

    private enum Part {
        SOCKETS("domain.cpu.sockets"),
        MEMORY("domain.memory.guest"),
        BOTH("domain.cpu.sockets, domain.memory.guest");

        private final String field;

        Part(String field) {
            this.field = field;
        }
    }
}
