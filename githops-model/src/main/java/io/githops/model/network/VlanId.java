package io.githops.model.network;

import io.githops.model.binding.RefusedValueException;

/** The numbers of VLANs. */
final class VlanId {
    private static final int FIRST = 1;
    private static final int LAST = 4094;

    private VlanId() {}

    /** The same number, when packets can be tagged with it. */
    static int require(int vlan) {
        if (vlan < FIRST || vlan > LAST) {
            throw new RefusedValueException("VLAN " + vlan, FIRST + " to " + LAST);
        }
        return vlan;
    }
}
