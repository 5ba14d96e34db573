/** Kubernetes Events about what syncs do. Start from {@link ClusterEvents}. */
@NullMarked
package io.githops.notify;

import org.jspecify.annotations.NullMarked;
