/** A live view of a cluster, kept up to date by watches. Start from {@link io.githops.harvester.live.LiveView}. */
@NullMarked
package io.githops.harvester.live;

import org.jspecify.annotations.NullMarked;
