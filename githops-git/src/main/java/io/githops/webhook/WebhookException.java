package io.githops.webhook;

import io.githops.model.GithopsException;

/**
 * A delivery that is not to be acted upon. The message tells the operator why and repeats nothing of what was sent; to the sender,
 * {@link #httpStatus} says enough.
 */
public final class WebhookException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private final int httpStatus;

    private WebhookException(String code, int httpStatus, String message) {
        super(code, message, null);
        this.httpStatus = httpStatus;
    }

    static WebhookException unproven(String host, String found, String expected) {
        return new WebhookException("GH2073", 401, host + " webhook: found " + found + "; expected " + expected);
    }

    static WebhookException untimely(String host) {
        return new WebhookException(
                "GH2074",
                401,
                host
                        + " webhook: found a time too far from now; expected a delivery made just now. Check the clocks of both"
                        + " sides; if they are right, somebody sends an old delivery again");
    }

    /** The host itself may send again what it got no answer to, so that this is no failure for it. */
    static WebhookException repeated(String host) {
        return new WebhookException(
                "GH2075",
                200,
                host + " webhook: found a delivery that was taken before; expected each once. Nothing to do");
    }

    static WebhookException tooLarge(int maxBytes) {
        return new WebhookException(
                "GH2076",
                413,
                "webhook: found a body above " + maxBytes
                        + " bytes; expected none so large. If it is genuine, allow more with" + " maxBytes(...)");
    }

    static WebhookException malformed(String host, String found, String expected) {
        return new WebhookException("GH2077", 400, host + " webhook: found " + found + "; expected " + expected);
    }

    static WebhookException unknownHost(String hosts) {
        return new WebhookException(
                "GH2078", 400, "webhook: found the headers of no host that is taken; expected a delivery of " + hosts);
    }

    /** The status to answer with: 400, 401, 413, or 200 for what was taken before. */
    public int httpStatus() {
        return httpStatus;
    }
}
