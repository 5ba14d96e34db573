/** The library from end to end on one computer. Start from {@link io.githops.examples.quickstart.Quickstart}. */
@NullMarked
package io.githops.examples.quickstart;

import org.jspecify.annotations.NullMarked;
