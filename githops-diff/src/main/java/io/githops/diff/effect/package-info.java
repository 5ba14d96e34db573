/** What changing or deleting something does to machines, data and connections. */
@NullMarked
package io.githops.diff.effect;

import org.jspecify.annotations.NullMarked;
