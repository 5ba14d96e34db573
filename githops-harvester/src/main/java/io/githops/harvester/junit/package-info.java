/** An embedded Harvester for JUnit 5 tests, and the contract that appliers have to meet; needs {@code junit-jupiter-api}, which the tests bring along. */
@NullMarked
package io.githops.harvester.junit;

import org.jspecify.annotations.NullMarked;
