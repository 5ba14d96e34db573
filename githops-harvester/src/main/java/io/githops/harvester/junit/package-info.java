/** An embedded Harvester for JUnit 5 tests; needs {@code junit-jupiter-api}, which the tests bring along. */
@NullMarked
package io.githops.harvester.junit;

import org.jspecify.annotations.NullMarked;
