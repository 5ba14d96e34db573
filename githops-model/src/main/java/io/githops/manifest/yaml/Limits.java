package io.githops.manifest.yaml;

/**
 * How much a file may ask of its reader.
 *
 * @param maxBytes of one file
 * @param maxDepth levels of mappings and lists within each other, aliases followed
 * @param maxAliasNodes values that the aliases of one document may add to it
 * @param maxDocuments in one file
 */
public record Limits(int maxBytes, int maxDepth, int maxAliasNodes, int maxDocuments) {}
