package io.githops.harvester;

import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;

/** The name that a server's certificate has to be for: a host name or an IP address. */
record ServerName(String text) {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** @throws IllegalArgumentException when it is neither; says so */
    ServerName {
        if (!isAddress(text)) {
            requireHostName(text);
        }
    }

    private static void requireHostName(String text) {
        try {
            new SNIHostName(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no host name; expected one such as harvester.example");
        }
    }

    /** What TLS tells the server of the name that is asked for: nothing when that is an address, as RFC 6066 has it. */
    List<SNIServerName> indication() {
        return isAddress(text) ? List.of() : List.of(new SNIHostName(text));
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
