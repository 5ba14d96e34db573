/** The Harvester client over HTTP. Start from {@link io.githops.harvester.Harvester}. */
@NullMarked
package io.githops.harvester;

import org.jspecify.annotations.NullMarked;
