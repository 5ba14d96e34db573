/** Where two versions of an object differ. */
@NullMarked
package io.githops.diff.difference;

import org.jspecify.annotations.NullMarked;
