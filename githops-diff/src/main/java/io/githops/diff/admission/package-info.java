/** What Harvester's webhooks change in objects before they are stored, and which writes they refuse. */
@NullMarked
package io.githops.diff.admission;

import org.jspecify.annotations.NullMarked;
