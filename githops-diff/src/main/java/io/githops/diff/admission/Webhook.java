package io.githops.diff.admission;

import io.githops.tree.FieldPath;

/** The validating webhooks, and how each words a refusal. */
enum Webhook {
    HARVESTER("validator.harvesterhci.io"),
    CDI("datavolume-validate.cdi.kubevirt.io"),
    DISKS("validator.harvester-system.harvester-node-disk-manager-webhook"),
    DEVICES("validator.harvester-system.pcidevices-webhook"),
    LEASES("validator.harvester-system.harvester-vm-dhcp-controller-webhook"),
    NODES("validator.harvester-system.harvester-node-manager-webhook"),
    SEEDER("validator.harvester-system.harvester-seeder"),
    KUBEVIRT("virtualmachine-validator.kubevirt.io"),
    NETWORK("validator.harvester-system.harvester-network-webhook"),
    LOAD_BALANCER("validator.harvester-system.harvester-load-balancer-webhook");

    private final String address;

    Webhook(String address) {
        this.address = address;
    }

    RefusedException badRequest(String rule, String field, String message) {
        return refusal(rule, 400, field, message);
    }

    RefusedException notAllowed(String rule, String field, String message) {
        return refusal(rule, 405, field, message);
    }

    RefusedException conflict(String rule, String field, String message) {
        return refusal(rule, 409, field, message);
    }

    RefusedException invalid(String rule, String field, String message) {
        return refusal(rule, 422, field, message);
    }

    /** What most of them answer to everything that is not worded with care, permanent refusals included. */
    RefusedException internal(String rule, String field, String message) {
        return refusal(rule, 500, field, "Internal error occurred: " + message);
    }

    private RefusedException refusal(String rule, int status, String field, String message) {
        FieldPath path = field.isEmpty() ? FieldPath.root() : FieldPath.parse(field);
        return new RefusedException(new Refusal(rule, address, status, path, message));
    }
}
