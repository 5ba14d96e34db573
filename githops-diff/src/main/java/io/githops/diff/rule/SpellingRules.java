package io.githops.diff.rule;

import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.model.GoDuration;
import io.githops.model.IpAddress;
import io.githops.model.MacAddress;
import io.githops.model.Quantity;
import io.githops.schema.Schema;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Values that are written back in another spelling. */
final class SpellingRules {
    private static final RuleSource QUANTITIES = in("kubernetes/apimachinery: pkg/api/resource/quantity.go");
    private static final RuleSource DURATIONS = in(
            "kubernetes/apimachinery: pkg/apis/meta/v1/duration.go",
            "VirtualMachineBackup",
            "ScheduleVMBackup",
            "Inventory");
    private static final RuleSource HARDWARE_ADDRESSES = in(
            "kubevirt/kubevirt: staging/src/kubevirt.io/api/core/v1/schema.go",
            "VirtualMachine",
            "VlanConfig",
            "Inventory");
    private static final RuleSource ADDRESSES = in("golang/go: src/net/ip.go", "Subnet", "IPPool");
    private static final RuleSource MACHINE_MUTATOR =
            in("kubevirt/kubevirt: pkg/virt-api/webhooks/mutating-webhook/mutators/vm-mutator.go");
    private static final RuleSource MACHINE_TYPES =
            in("kubevirt/kubevirt: staging/src/kubevirt.io/api/core/v1/schema.go");
    private static final RuleSource DEFAULTING =
            in("kubernetes/apiextensions-apiserver: pkg/apiserver/schema/defaulting");
    private static final Predicate<Candidate> EMBEDDED_QUANTITY = at(
            "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"][*].spec.resources.limits.*",
            "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"][*].spec.resources.requests.*",
            "spec.vm.metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"][*].spec.resources.limits.*",
            "spec.vm.metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"][*].spec.resources.requests.*",
            "metadata.annotations[\"harvesterhci.io/reservedMemory\"]",
            "metadata.annotations[\"field.cattle.io/resourceQuota\"].limit.*",
            "metadata.annotations[\"field.cattle.io/containerDefaultResourceLimit\"].*",
            "value.bandwidthPerMigration");

    private SpellingRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                QUANTITIES.sameMeaning(
                        "quantity",
                        "Amounts are stored in one spelling: 1024Mi becomes 1Gi, 0.5 becomes 500m.",
                        candidate -> isQuantity(candidate) && areEqual(candidate, Quantity::from)),
                DURATIONS.sameMeaning(
                        "duration",
                        "Durations are written back in one spelling: 60s becomes 1m0s.",
                        at("spec.fsFreezeDeadline", "spec.vmbackup.fsFreezeDeadline", "spec.events.pollingInterval")
                                .and(candidate -> areEqual(candidate, GoDuration::from))),
                HARDWARE_ADDRESSES.sameMeaning(
                        "mac-address-spelling",
                        "A hardware address is the same in upper and lower case, with colons and with dashes.",
                        at(
                                        "spec.template.spec.domain.devices.interfaces[*].macAddress",
                                        "spec.uplink.linkAttributes.hardwareAddr",
                                        "spec.managementInterfaceMacAddress")
                                .and(candidate -> areEqual(candidate, MacAddress::from))),
                ADDRESSES.sameMeaning(
                        "ip-address-spelling",
                        "An address is the same in upper and lower case, and with zeros left out.",
                        at(
                                        "spec.gateway",
                                        "spec.ipv4Config.serverIP",
                                        "spec.ipv4Config.router",
                                        "spec.ipv4Config.pool.start",
                                        "spec.ipv4Config.pool.end")
                                .and(candidate -> areEqual(candidate, IpAddress::from))),
                MACHINE_MUTATOR.sameMeaning(
                        "empty-is-absent",
                        "Lists, maps and texts without content are left out when an object is written back, and"
                                + " some structures are written as {}. Other empty mappings mean something (rng: {}).",
                        Emptiness::isEqual),
                MACHINE_TYPES.sameMeaning(
                        "zero-is-absent",
                        "A plain number or flag that is 0 or false is left out when an object is written back.",
                        Emptiness::isZero),
                DEFAULTING.sameMeaning(
                        "schema-default",
                        "The API server fills in what the kind's definition gives a default.",
                        SpellingRules::isDefault));
    }

    private static boolean isQuantity(Candidate candidate) {
        return candidate.schema().filter(Schema::isQuantity).isPresent() || EMBEDDED_QUANTITY.test(candidate);
    }

    private static boolean isDefault(Candidate candidate) {
        Tree only = candidate.isLiveOnly()
                ? candidate.liveValue()
                : candidate.isDesiredOnly() ? candidate.desiredValue() : null;
        return only != null
                && candidate
                        .schema()
                        .flatMap(Schema::defaultValue)
                        .filter(only::equals)
                        .isPresent();
    }

    private static boolean areEqual(Candidate candidate, Function<Tree, ?> parse) {
        Tree live = candidate.liveValue();
        Tree desired = candidate.desiredValue();
        if (live == null || desired == null) {
            return false;
        }
        try {
            return parse.apply(live).equals(parse.apply(desired));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
