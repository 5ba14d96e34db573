/** How live resources are doing. Start from {@link io.githops.health.HealthRules}. */
@NullMarked
package io.githops.health;

import org.jspecify.annotations.NullMarked;
