package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;

/**
 * What changes of interfaces and their networks do to a running machine (kubevirt/kubevirt: pkg/network/vmliveupdate/restart.go).
 */
enum NetworkRule implements EffectRule {
    PLUGGED(
            "an interface with bridge or sriov binding comes, with its network",
            Level.LIVE_MIGRATION,
            "the machine migrates to get the interface"),
    OTHER_BINDING(
            "an interface with another binding, or in the pod network, comes",
            Level.RESTART_REQUIRED,
            "only bridge and SR-IOV interfaces are plugged into a running machine"),
    UNPLUGGED(
            "state of a bridge interface becomes absent",
            Level.LIVE,
            "the interface is unplugged while the machine runs, then KubeVirt takes it out of the machine; take it out of"
                    + " the manifest, too"),
    ABSENT(
            "an interface comes with state absent",
            Level.LIVE,
            "KubeVirt takes absent interfaces out of the machine again; take it out of the manifest"),
    LINK("state of an interface becomes up or down", Level.LIVE, "the link is set while the machine runs"),
    STATE_REFUSED(
            "state absent without bridge binding, or any state with SR-IOV",
            Level.REFUSED,
            "KubeVirt takes absent for bridge interfaces only, and no state for SR-IOV"),
    GONE_ALREADY("an interface goes that is absent already", Level.LIVE, "the interface has been unplugged already"),
    DROPPED(
            "an interface goes without having been absent",
            Level.RESTART_REQUIRED,
            "set state absent first to unplug the interface while the machine runs"),
    NETWORK_CHANGED(
            "an interface gets another network",
            Level.RESTART_REQUIRED,
            "the machine stays in its network until it is restarted"),
    MAC_ADDRESS(
            "another MAC address", Level.RESTART_REQUIRED, "an interface keeps its MAC address while the machine runs"),
    FIXED(
            "another model, binding or option of an interface",
            Level.RESTART_REQUIRED,
            "interfaces are fixed while the machine runs"),
    UNPAIRED(
            "an interface without a network, or the other way round",
            Level.REFUSED,
            "an interface needs a network of its name, and a network an interface"),
    REORDERED("the same in another order", Level.NEXT_START, "the order counts when the machine starts");

    private final String when;
    private final Effect effect;

    NetworkRule(String when, Level level, String reason) {
        this.when = when;
        this.effect = new Effect(level, reason);
    }

    @Override
    public String kind() {
        return Machine.KIND;
    }

    @Override
    public String field() {
        return "domain.devices.interfaces, networks";
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public Effect effect() {
        return effect;
    }
}
