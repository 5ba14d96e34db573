/** A kind of one's own. Start from {@link io.githops.examples.customkind.CustomKind}. */
@NullMarked
package io.githops.examples.customkind;

import org.jspecify.annotations.NullMarked;
