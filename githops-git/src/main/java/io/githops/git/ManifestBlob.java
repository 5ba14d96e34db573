package io.githops.git;

/**
 * A file of a commit.
 *
 * @param path from the root of the repository, with slashes
 * @param content not copied
 */
record ManifestBlob(String path, byte[] content) {}
