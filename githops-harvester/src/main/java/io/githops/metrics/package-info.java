/** Numbers for dashboards. Start from {@link SyncMetrics} and {@link OpenMetrics}. */
@NullMarked
package io.githops.metrics;

import org.jspecify.annotations.NullMarked;
