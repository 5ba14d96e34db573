package io.githops.diff.check;

import io.githops.diff.check.Claims.Claim;
import io.githops.model.IpAddress;

/**
 * Addresses that a field takes for itself.
 *
 * @param segment within which no other may have them
 * @param first of the addresses
 * @param last of the addresses; the first again when it is one
 * @param claim who takes them
 */
record AddressClaim(Segment segment, IpAddress first, IpAddress last, Claim claim) implements Comparable<AddressClaim> {

    static AddressClaim of(Segment segment, IpAddress address, Claim claim) {
        return new AddressClaim(segment, address, address, claim);
    }

    /** By first address. */
    @Override
    public int compareTo(AddressClaim other) {
        return first.compareTo(other.first);
    }

    /** Whether addresses that begin no earlier are taken as well. */
    boolean reaches(AddressClaim later) {
        return last.isIpv4() == later.first.isIpv4() && last.compareTo(later.first) >= 0;
    }
}
