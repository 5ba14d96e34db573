package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A pool of addresses for load balancers. */
public record AddressPool(ApiObject object) {
    private static final List<String> SCOPE = List.of("project", "namespace", "guestCluster");

    /** @throws IllegalArgumentException when a range is not valid */
    List<AddressRange> ranges() {
        List<AddressRange> ranges = new ArrayList<>();
        object.spec().sequence("ranges").mappings().forEach(range -> ranges.add(AddressRange.of(range)));
        return ranges;
    }

    /** How many addresses it has; none when its ranges are not valid. */
    public long size() {
        return validRanges().stream().mapToLong(AddressRange::size).sum();
    }

    /** Who holds which address, as {@code namespace/name} by address. */
    public Mapping allocated() {
        return object.status().mapping("allocated");
    }

    /** The lowest address that nobody holds. */
    public Optional<String> free() {
        Set<String> gateways = validRanges().stream()
                .flatMap(range -> range.gateway().stream())
                .collect(Collectors.toSet());
        return validRanges().stream()
                .flatMap(range ->
                        LongStream.rangeClosed(range.first(), range.last()).mapToObj(AddressRange::text))
                .filter(address -> !allocated().has(address) && !gateways.contains(address))
                .findFirst();
    }

    public Optional<AddressRange> rangeOf(String address) {
        return validRanges().stream()
                .filter(range -> range.contains(AddressRange.parse(address)))
                .findFirst();
    }

    private List<AddressRange> validRanges() {
        try {
            return ranges();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    public Optional<String> network() {
        return object.spec().mapping("selector").text("network").filter(name -> !name.isEmpty());
    }

    public BigDecimal priority() {
        return object.spec().mapping("selector").get("priority") instanceof Num priority
                ? priority.decimal()
                : BigDecimal.ZERO;
    }

    List<Mapping> scopes() {
        return object.spec().mapping("selector").sequence("scope").mappings();
    }

    /** Whether it serves everyone who finds no other pool. */
    public boolean isGlobal() {
        return scopes().size() == 1
                && SCOPE.stream().allMatch(part -> part(scopes().get(0), part).equals("*"));
    }

    public boolean serves(String namespace) {
        return scopes().stream().anyMatch(scope -> meet(part(scope, "namespace"), namespace));
    }

    /** Whether both may be chosen for the same load balancer. */
    boolean competesWith(AddressPool other) {
        return scopes().stream()
                .anyMatch(mine -> other.scopes().stream()
                        .anyMatch(theirs ->
                                SCOPE.stream().allMatch(part -> meet(part(mine, part), part(theirs, part)))));
    }

    private static boolean meet(String one, String other) {
        return one.equals("*") || other.equals("*") || one.equals(other);
    }

    private static String part(Mapping scope, String name) {
        return scope.text(name).orElse("");
    }
}
