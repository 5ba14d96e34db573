/**
 * Reading manifests as kubectl reads them, with the place of every field, and writing them. Start from
 * {@link io.githops.manifest.ManifestReader} and {@link io.githops.manifest.ManifestWriter}.
 */
@NullMarked
package io.githops.manifest;

import org.jspecify.annotations.NullMarked;
