/**
 * What Harvester's webhooks and controllers do to objects, reduced to what planning, health and refusals need. Knows
 * nothing of HTTP and of how objects are stored. Not exported. Start from {@link
 * io.githops.harvester.simulation.HarvesterSimulation}.
 *
 * <p>A {@code ...Admission} is the webhook of a kind, a {@code ...Rules} the checks it makes, a {@code ...Life} the
 * controller of a kind. What is random in a real cluster follows from names; what takes minutes there takes a second or
 * two. Downloads fail for hosts under {@code .invalid} and for checksums that no data can have, so that failure can be
 * tried as well; an upload is over once its object is annotated {@code simulation.githops.io/uploaded: "true"}.
 */
@NullMarked
package io.githops.harvester.simulation;

import org.jspecify.annotations.NullMarked;
