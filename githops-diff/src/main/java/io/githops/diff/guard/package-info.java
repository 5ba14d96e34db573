/** What can be seen of an object alone that matters to guards: who owns it, what protects it, where it lives. */
@NullMarked
package io.githops.diff.guard;

import org.jspecify.annotations.NullMarked;
