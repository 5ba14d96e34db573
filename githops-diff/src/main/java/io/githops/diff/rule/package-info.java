/**
 * Differences that are no change: spellings that mean the same, and fields the cluster is right about. Start from {@link
 * io.githops.diff.rule.NormalisationRule}.
 */
@NullMarked
package io.githops.diff.rule;

import org.jspecify.annotations.NullMarked;
