package io.githops.cluster;

import java.util.Objects;

/**
 * A webhook refuses the request: Harvester's own, or a rule that somebody added to the cluster. What stands in the way may be
 * the object itself or the state of others, as {@link #explanation} says.
 */
public final class WebhookDeniedException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final String webhook;
    private final String explanation;

    /**
     * @param webhook the name of the webhook
     * @param explanation the webhook's own words, without secret values; empty when it gave none
     */
    public WebhookDeniedException(String message, String webhook, String explanation, ClusterStatus status) {
        super("GH3018", message, status);
        this.webhook = Objects.requireNonNull(webhook, "webhook");
        this.explanation = Objects.requireNonNull(explanation, "explanation");
    }

    /** The name of the webhook, such as {@code validator.harvesterhci.io}. */
    public String webhook() {
        return webhook;
    }

    /** The webhook's own words; empty when it gave none. */
    public String explanation() {
        return explanation;
    }
}
