/**
 * The live side as the rest of the library sees it: reading and observing live objects, changing one at a time, and what may go
 * wrong with that. Knows nothing of HTTP. Start from {@link io.githops.cluster.Cluster}.
 */
@NullMarked
package io.githops.cluster;

import org.jspecify.annotations.NullMarked;
