/** A reconciler under random commits, drift, faults and crashes. */
@NullMarked
package io.githops.examples.soak;

import org.jspecify.annotations.NullMarked;
