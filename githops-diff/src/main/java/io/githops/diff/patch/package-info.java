/**
 * Patches of trees as values: JSON Patch and JSON merge patch, applied and made from two versions of a document. Start from
 * {@link io.githops.diff.patch.JsonPatch} or {@link io.githops.diff.patch.MergePatch}.
 */
@NullMarked
package io.githops.diff.patch;

import org.jspecify.annotations.NullMarked;
