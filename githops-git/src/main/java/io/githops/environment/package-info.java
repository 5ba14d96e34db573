/** Environments of one repository. Start from {@link io.githops.environment.Environments}. */
@NullMarked
package io.githops.environment;

import org.jspecify.annotations.NullMarked;
