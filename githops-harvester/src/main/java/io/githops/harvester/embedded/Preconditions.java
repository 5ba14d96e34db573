package io.githops.harvester.embedded;

import io.githops.tree.Mapping;

/** Refuses writes that are meant for another state of an object, or for another object of the same name. */
final class Preconditions {
    private Preconditions() {}

    /**
     * Holds what a written object says of itself against the stored one.
     *
     * @throws ApiFailure when it names another resource version or UID
     */
    static void check(ResourceCall call, Mapping live, Mapping written) {
        String revision = ObjectMetadata.resourceVersion(written);
        if (!revision.isEmpty() && !revision.equals("0") && !revision.equals(ObjectMetadata.resourceVersion(live))) {
            throw ApiFailure.modified(call.resource(), call.path().name());
        }
        String uid = ObjectMetadata.uid(written);
        if (!uid.isEmpty() && !uid.equals(ObjectMetadata.uid(live))) {
            throw ApiFailure.conflict(
                    call.resource(),
                    call.resource().plural(),
                    call.path().name(),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + ObjectMetadata.uid(live));
        }
    }

    /**
     * Checks the preconditions of a deletion.
     *
     * @throws ApiFailure when one does not hold
     */
    static void checkDeletion(ApiResource resource, Mapping live, Mapping options) {
        Mapping wanted = options.mapping("preconditions");
        require(
                resource,
                live,
                "UID",
                wanted.text("uid").orElse(""),
                ObjectMetadata.uid(live),
                "The object might have been deleted and then recreated");
        require(
                resource,
                live,
                "ResourceVersion",
                wanted.text("resourceVersion").orElse(""),
                ObjectMetadata.resourceVersion(live),
                "The object might have been modified");
    }

    private static void require(
            ApiResource resource, Mapping live, String what, String wanted, String found, String why) {
        if (!wanted.isEmpty() && !wanted.equals(found)) {
            throw ApiFailure.conflict(
                    resource,
                    resource.kind(),
                    ObjectMetadata.name(live),
                    "the " + what + " in the precondition (" + wanted + ") does not match the " + what + " in record ("
                            + found + "). " + why);
        }
    }
}
