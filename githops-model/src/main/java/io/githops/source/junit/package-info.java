/** The contract that sources have to meet, as JUnit 5 tests; needs {@code junit-jupiter-api}, which the tests bring along. */
@NullMarked
package io.githops.source.junit;

import org.jspecify.annotations.NullMarked;
