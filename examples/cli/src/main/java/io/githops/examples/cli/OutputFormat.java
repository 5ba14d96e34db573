package io.githops.examples.cli;

/** Who reads the output. */
enum OutputFormat {
    /** People. */
    TEXT,
    /** Programs: one JSON document. */
    JSON
}
