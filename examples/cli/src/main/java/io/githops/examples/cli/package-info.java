/** GitHops from a terminal or a pipeline. Start from {@link io.githops.examples.cli.Githops}. */
@NullMarked
package io.githops.examples.cli;

import org.jspecify.annotations.NullMarked;
