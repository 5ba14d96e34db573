/**
 * A Kubernetes API server with Harvester's kinds inside the running program: for trying the library out, for testing programs
 * that embed it, and for rehearsing a plan against a copy of a cluster. Start from
 * {@link io.githops.harvester.embedded.EmbeddedHarvester}.
 */
@NullMarked
package io.githops.harvester.embedded;

import org.jspecify.annotations.NullMarked;
