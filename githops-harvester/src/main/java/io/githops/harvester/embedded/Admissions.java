package io.githops.harvester.embedded;

import io.githops.diff.admission.Admission;
import io.githops.diff.admission.Refusal;
import io.githops.harvester.simulation.StoredObjects;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All webhooks of the simulated cluster, asked in order. */
final class Admissions {
    private final List<Admission> admissions;
    private @Nullable StoredObjects objects;

    Admissions(List<Admission> admissions) {
        this.admissions = List.copyOf(admissions);
    }

    /** Gives the webhooks sight of the objects; before the first request. */
    void connect(StoredObjects cluster) {
        objects = cluster;
    }

    Mapping mutate(ApiResource resource, @Nullable Mapping live, Mapping object) {
        Mapping mutated = object;
        for (Admission admission : of(resource)) {
            mutated = admission.mutate(live, mutated, objects());
        }
        return mutated;
    }

    /** @throws ApiFailure when a webhook refuses */
    void validate(ApiResource resource, @Nullable Mapping live, Mapping object) {
        for (Admission admission : of(resource)) {
            admission.check(live, object, objects()).stream().findFirst().ifPresent(Admissions::refuse);
        }
    }

    /** @throws ApiFailure when a webhook refuses */
    void validateDelete(ApiResource resource, Mapping live) {
        for (Admission admission : of(resource)) {
            admission.checkDelete(live, objects()).stream().findFirst().ifPresent(Admissions::refuse);
        }
    }

    private static void refuse(Refusal refusal) {
        throw ApiFailure.refused(refusal);
    }

    private StoredObjects objects() {
        return Objects.requireNonNull(objects, "objects");
    }

    private List<Admission> of(ApiResource resource) {
        return admissions.stream()
                .filter(admission -> admission.covers(resource.group(), resource.kind()))
                .toList();
    }
}
