/**
 * What the API server does to an object when it is applied or updated: merging, field ownership, conflicts, defaults.
 * Start from {@link io.githops.diff.apply.ServerSideApply}.
 */
@NullMarked
package io.githops.diff.apply;

import org.jspecify.annotations.NullMarked;
