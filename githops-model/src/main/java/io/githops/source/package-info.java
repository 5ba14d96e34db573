/** Where desired state comes from. Start from {@link io.githops.source.Source}. */
@NullMarked
package io.githops.source;

import org.jspecify.annotations.NullMarked;
