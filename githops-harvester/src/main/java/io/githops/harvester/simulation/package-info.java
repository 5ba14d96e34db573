/**
 * What Harvester's webhooks and controllers do to objects, reduced to what planning, health and refusals need. Knows
 * nothing of HTTP and of how objects are stored. Not exported.
 */
@NullMarked
package io.githops.harvester.simulation;

import org.jspecify.annotations.NullMarked;
