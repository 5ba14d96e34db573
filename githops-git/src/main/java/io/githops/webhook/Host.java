package io.githops.webhook;

import java.util.List;

/** How one kind of Git host writes deliveries. */
interface Host {

    /** Its name in messages. */
    String name();

    /** Whether it sent a delivery, by the headers that only it sends. */
    boolean sent(Headers headers);

    /**
     * Makes sure that a delivery comes from somebody who has a secret.
     *
     * @return what tells this delivery from all others, as far as that can be relied upon; empty when nothing does
     * @throws WebhookException when it does not, or was made at another time
     */
    String prove(Delivery delivery, Secrets secrets);

    /**
     * What a proven delivery says.
     *
     * @return empty when it says nothing about branches, tags and pull requests
     * @throws WebhookException when what it has to say is missing
     */
    List<WebhookEvent> events(Delivery delivery);
}
