/** Which resources come before which others. */
@NullMarked
package io.githops.diff.order;

import org.jspecify.annotations.NullMarked;
