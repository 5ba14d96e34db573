package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Decides what becomes of data that is fetched or sent, as none is moved here. A host under {@code .invalid} is never
 * reached, as its name never resolves. A checksum that is no SHA-512 fits no data; any other is taken to fit. Sent data
 * has arrived when the object it is sent to has the annotation {@link #UPLOADED} with value {@code true}.
 */
final class Transfer {
    static final String UPLOADED = "simulation.githops.io/uploaded";

    private static final Pattern SHA_512 = Pattern.compile("[0-9a-fA-F]{128}");

    private Transfer() {}

    static boolean isUnreachable(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && host.endsWith(".invalid");
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    static boolean isUploaded(ApiObject target) {
        return target.annotation(UPLOADED).filter("true"::equals).isPresent();
    }

    static boolean isOtherThan(String checksum) {
        return !checksum.isEmpty() && !SHA_512.matcher(checksum).matches();
    }
}
