package io.githops.diff.rule;

import io.githops.model.Quantity;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bundled normalisation rules; each cites what it rests on. */
final class StandardRules {
    private static final List<FieldPattern> QUANTITIES = patterns(
            "spec.template.spec.domain.resources.limits.*",
            "spec.template.spec.domain.resources.requests.*",
            "spec.template.spec.domain.memory.guest",
            "spec.template.spec.domain.memory.maxGuest",
            "spec.template.spec.domain.memory.hugepages.pageSize",
            "spec.template.spec.volumes[*].emptyDisk.capacity",
            "spec.template.spec.volumes[*].hostDisk.capacity",
            "spec.resources.requests.*",
            "spec.resources.limits.*",
            "spec.hard.*",
            "spec.memory.guest");
    private static final List<FieldPattern> EMPTY_STRUCTURES = patterns(
            "spec.template.metadata",
            "spec.template.spec.affinity",
            "spec.template.spec.domain.devices",
            "spec.template.spec.domain.resources");
    private static final FieldPattern MAC_ADDRESS =
            FieldPattern.parse("spec.template.spec.domain.devices.interfaces[*].macAddress");
    private static final FieldPath CLAIM_TEMPLATES =
            FieldPath.of("metadata", "annotations", "harvesterhci.io/volumeClaimTemplates");

    private StandardRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                NormalisationRule.sameMeaning(
                        "quantity",
                        "Quantities are stored in canonical form: 1024Mi becomes 1Gi. KubeVirt's mutating webhook"
                                + " re-marshals every VirtualMachine, built-in kinds do so when they are stored.",
                        StandardRules::isSameQuantity),
                NormalisationRule.sameMeaning(
                        "empty-is-absent",
                        "KubeVirt's mutating webhook re-marshals every VirtualMachine and so drops empty lists and strings"
                                + " and writes some structures as {}; the API server drops nulls and empty lists of"
                                + " built-in kinds. Other empty mappings mean something (rng: {}, bridge: {}).",
                        StandardRules::isEmptyEitherWay),
                NormalisationRule.keepLive(
                                "mac-address",
                                "Harvester gives an address to each interface without one"
                                        + " (pkg/webhook/resources/virtualmachine/mutator.go).",
                                candidate -> candidate.desiredValue() == null && MAC_ADDRESS.matches(candidate.path()))
                        .on("VirtualMachine"),
                NormalisationRule.keepLive(
                        "moved-credentials",
                        "Harvester blanks the credentials of the setting backup-target after it has moved them into a"
                                + " Secret (Harvester, settings controller).",
                        StandardRules::isMovedCredential));
    }

    private static boolean isSameQuantity(Candidate candidate) {
        boolean isQuantity = QUANTITIES.stream().anyMatch(pattern -> pattern.matches(candidate.path()))
                || CLAIM_TEMPLATES.contains(candidate.path())
                        && candidate.path().toString().contains("].spec.resources.");
        return isQuantity && isSameQuantity(candidate.liveValue(), candidate.desiredValue());
    }

    private static boolean isSameQuantity(@Nullable Tree live, @Nullable Tree desired) {
        if (live == null || desired == null) {
            return false;
        }
        try {
            return Quantity.from(live).compareTo(Quantity.from(desired)) == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isEmptyEitherWay(Candidate candidate) {
        boolean isMachineSpec = candidate.desired().id().kind().equals("VirtualMachine")
                && FieldPath.of("spec").contains(candidate.path());
        boolean mayBeEmptyMapping =
                isMachineSpec && EMPTY_STRUCTURES.stream().anyMatch(pattern -> pattern.matches(candidate.path()));
        return Stream.of(Optional.ofNullable(candidate.liveValue()), Optional.ofNullable(candidate.desiredValue()))
                .flatMap(Optional::stream)
                .allMatch(value -> value instanceof Null
                        || value instanceof Sequence list && list.isEmpty()
                        || value instanceof Mapping mapping && mapping.isEmpty() && mayBeEmptyMapping
                        || value instanceof Text text && text.value().isEmpty() && isMachineSpec);
    }

    private static boolean isMovedCredential(Candidate candidate) {
        return candidate.desired().id().kind().equals("Setting")
                && candidate.desired().name().equals("backup-target")
                && Stream.of("accessKeyId", "secretAccessKey")
                        .anyMatch(name -> candidate.path().equals(FieldPath.of("value", name)))
                && (candidate.liveValue() == null || candidate.liveValue().equals(new Text("")));
    }

    private static List<FieldPattern> patterns(String... texts) {
        return Stream.of(texts).map(FieldPattern::parse).toList();
    }
}
