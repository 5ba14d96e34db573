/** The Harvester client over HTTP. Start from {@link io.githops.harvester.Transport}. */
@NullMarked
package io.githops.harvester;

import org.jspecify.annotations.NullMarked;
