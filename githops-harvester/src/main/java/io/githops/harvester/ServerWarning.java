package io.githops.harvester;

import java.util.Objects;

/**
 * What the server warns of beside an answer, such as a field that it does not know or a version that is going away.
 *
 * @param request what was asked, such as {@code applying VirtualMachine default/web (kubevirt.io/v1)}
 * @param text in the server's words, on one line, of bounded length and without secret values
 */
public record ServerWarning(String request, String text) {
    public ServerWarning {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return request + ": " + text;
    }
}
