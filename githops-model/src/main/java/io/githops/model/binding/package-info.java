/** How trees are bound to typed views and back, with Jackson databind underneath. Not exported. */
@NullMarked
package io.githops.model.binding;

import org.jspecify.annotations.NullMarked;
