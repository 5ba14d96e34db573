package io.githops.harvester.simulation;

/** The validating webhooks, and how each words a refusal. */
enum Webhook {
    HARVESTER("validator.harvesterhci.io"),
    KUBEVIRT("virtualmachine-validator.kubevirt.io"),
    NETWORK("validator.harvester-system.harvester-network-webhook"),
    LOAD_BALANCER("validator.harvester-system.harvester-load-balancer-webhook");

    private final String address;

    Webhook(String address) {
        this.address = address;
    }

    Refusal badRequest(String message) {
        return new Refusal(address, 400, message);
    }

    Refusal notAllowed(String message) {
        return new Refusal(address, 405, message);
    }

    Refusal conflict(String message) {
        return new Refusal(address, 409, message);
    }

    Refusal invalid(String message) {
        return new Refusal(address, 422, message);
    }

    /** What most of them answer to everything that is not worded with care, permanent refusals included. */
    Refusal internal(String message) {
        return new Refusal(address, 500, "Internal error occurred: " + message);
    }
}
