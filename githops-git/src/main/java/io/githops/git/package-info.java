/** Desired state in Git repositories. Start from {@link io.githops.git.GitSource}. */
@NullMarked
package io.githops.git;

import org.jspecify.annotations.NullMarked;
