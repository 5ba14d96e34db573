package io.githops.webhook;

/** A proof that GitHub invented and others took over: a keyed digest of the body, in hexadecimal digits. */
record SignedBody(String prefix, String... headers) {

    /**
     * The digest of the body, as nothing else is signed: a header that names the delivery can be changed by whoever sends it
     * again.
     */
    String prove(String host, Delivery delivery, Secrets secrets) {
        String signature = delivery.headers()
                .find(headers)
                .orElseThrow(() -> WebhookException.unproven(
                        host,
                        "no header " + headers[0],
                        "a signature; enter a secret where the webhook is defined, and the same one here"));
        boolean isSigned =
                signature.startsWith(prefix) && secrets.sign(delivery.body(), signature.substring(prefix.length()));
        if (!isSigned) {
            throw WebhookException.unproven(
                    host,
                    "a signature that does not fit",
                    "one made with a secret that is known here; compare the secrets");
        }
        return delivery.digest();
    }
}
