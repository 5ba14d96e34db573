/**
 * What Git hosts send when something was pushed, verified and understood; the HTTP server is the caller's. Start from
 * {@link io.githops.webhook.Webhooks}.
 */
@NullMarked
package io.githops.webhook;

import org.jspecify.annotations.NullMarked;
