/**
 * From the bytes of a file to trees that know where each field was written, in kubectl's dialect of YAML and JSON. Not
 * exported: the way in is {@link io.githops.manifest.ManifestReader}.
 */
@NullMarked
package io.githops.manifest.yaml;

import org.jspecify.annotations.NullMarked;
