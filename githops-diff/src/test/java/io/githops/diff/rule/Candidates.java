package io.githops.diff.rule;

import io.githops.diff.LiveObjects;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/** Differences to ask rules of. */
final class Candidates {
    static final Resource MACHINE = resource("""
            {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine",
             "metadata": {"name": "web", "namespace": "lab-a",
                          "managedFields": [{"manager": "virt-api", "operation": "Update", "apiVersion": "kubevirt.io/v1",
                                             "fieldsType": "FieldsV1", "fieldsV1": {"f:spec": {"f:runStrategy": {}}}}]},
             "spec": {"runStrategy": "Halted", "template": {"spec": {"domain": {"devices": {}}}}}}
            """);

    private Candidates() {}

    static Resource resource(String json) {
        return Resource.of((Mapping) Json.parse(json));
    }

    /** A difference of the machine, 1 on the live side and 2 on the desired one. */
    static Candidate of(String path) {
        return of(MACHINE, path, Num.of(1), Num.of(2));
    }

    static Candidate of(Resource resource, String path, @Nullable Tree live, @Nullable Tree desired) {
        ResourceKind<?> kind =
                Kinds.harvester().find(resource.groupVersionKind()).orElseThrow();
        var compared = new ComparedResource(kind, resource, resource, resource.tree(), "githops", LiveObjects.none());
        return new Candidate(compared, FieldPath.parse(path), live, desired);
    }
}
