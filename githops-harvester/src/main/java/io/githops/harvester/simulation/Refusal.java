package io.githops.harvester.simulation;

/** A webhook's no. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String webhook;
    private final int status;

    /**
     * @param webhook the name the API server quotes, such as {@code validator.harvesterhci.io}
     * @param status the HTTP status code Harvester answers with
     * @param message as Harvester words it, without the API server's prefix
     */
    public Refusal(String webhook, int status, String message) {
        super(message);
        this.webhook = webhook;
        this.status = status;
    }

    public String webhook() {
        return webhook;
    }

    public int status() {
        return status;
    }
}
