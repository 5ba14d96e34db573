/**
 * Who signed commits and tags, and whether that is someone to trust. Start from
 * {@link io.githops.git.trust.TrustPolicy}.
 */
@NullMarked
package io.githops.git.trust;

import org.jspecify.annotations.NullMarked;
