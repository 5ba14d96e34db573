package io.githops.harvester.embedded;

import java.io.IOException;

/** Tells whoever carries an answer to end the connection instead. */
final class BrokenConnection extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenConnection() {
        super("the connection broke off");
    }
}
