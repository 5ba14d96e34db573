package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What KubeVirt checks of a machine whose sizes or devices an instance type or a preference says. */
final class MachineTypeRules {
    private static final String RESOURCES = MachinePart.SPEC + "domain.resources.";
    private static final String MEMORY = MachinePart.SPEC + "domain.memory";

    private MachineTypeRules() {}

    static void check(@Nullable Machine live, Machine machine, Refusals refusals) {
        for (String field : List.of("instancetype", "preference")) {
            if (machine.object().spec().has(field)) {
                Mapping matcher = machine.object().spec().mapping(field);
                refusals.check(() -> checkMatcher(field, matcher));
                if (live != null) {
                    refusals.check(
                            () -> checkRevision(field, live.object().spec().mapping(field), matcher));
                }
            }
        }
        if (machine.object().spec().has("instancetype")) {
            refusals.check(() -> checkConflicts(machine.spec().domain()));
        }
    }

    private static void checkMatcher(String field, Mapping matcher) throws RefusedException {
        boolean isNamed = !MachineSpec.name(matcher).isEmpty();
        boolean isInferred = matcher.has("inferFromVolume");
        if (isInferred && (isNamed || matcher.has("kind"))) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-type-matcher",
                    "spec." + field + ".inferFromVolume",
                    "inferFromVolume cannot be used together with name or kind");
        }
        if (!isInferred && !isNamed) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-type-matcher", "spec." + field, "either name or inferFromVolume must be provided");
        }
    }

    private static void checkRevision(String field, Mapping live, Mapping matcher) throws RefusedException {
        boolean isRenamed =
                !MachineSpec.name(live).isEmpty() && !MachineSpec.name(live).equals(MachineSpec.name(matcher));
        boolean isSameRevision = matcher.text("revisionName")
                .filter(revision ->
                        live.text("revisionName").filter(revision::equals).isPresent())
                .isPresent();
        if (isRenamed && isSameRevision) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-type-revision",
                    "spec." + field + ".revisionName",
                    "the revisionName of another " + field + " must be cleared when its name changes");
        }
    }

    /**
     * Sizes that the instance type says, limits first, since Harvester computes the others from them. The processor topology
     * is left out, since Harvester fills it into every machine.
     */
    private static void checkConflicts(Mapping domain) throws RefusedException {
        for (String amounts : List.of("limits", "requests")) {
            for (String resource : List.of("cpu", "memory")) {
                if (domain.mapping("resources", amounts).has(resource)) {
                    throw conflict(RESOURCES + amounts + "." + resource);
                }
            }
        }
        if (domain.has("memory")) {
            throw conflict(MEMORY);
        }
    }

    private static RefusedException conflict(String field) {
        return Webhook.KUBEVIRT.invalid(
                "machine-type-conflict", field, "VM field " + field + " conflicts with selected instance type");
    }
}
