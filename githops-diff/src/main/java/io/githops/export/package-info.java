/** What is live as manifests to keep in Git. Start from {@link io.githops.export.Exporter}. */
@NullMarked
package io.githops.export;

import org.jspecify.annotations.NullMarked;
