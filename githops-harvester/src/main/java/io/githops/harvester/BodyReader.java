package io.githops.harvester;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a successful answer. */
@FunctionalInterface
interface BodyReader<T> {
    T read(InputStream body) throws IOException;
}
