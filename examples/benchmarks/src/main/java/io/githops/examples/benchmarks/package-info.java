/** How quick and how large things are. Each class answers one question; the README says how to ask it. */
@NullMarked
package io.githops.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
