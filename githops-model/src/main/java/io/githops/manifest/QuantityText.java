package io.githops.manifest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Kubernetes quantities are spelt.
 *
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/api/resource/quantity.go">apimachinery,
 *     api/resource/quantity.go</a>
 */
final class QuantityText {
    private static final Pattern QUANTITY =
            Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("\\s*([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*([kmgtpe])(i?)(?:b|bytes?)?\\s*");

    private QuantityText() {}

    static boolean isQuantity(String text) {
        return QUANTITY.matcher(text).matches();
    }

    /** What was probably meant: {@code 4G or 4Gi} for {@code 4Gb}. */
    static Optional<String> meant(String text) {
        Matcher written = NUMBER_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            return Optional.empty();
        }
        String number = written.group(1);
        String unit = written.group(2).toUpperCase(Locale.ROOT);
        String binary = number + unit + "i";
        String decimal = number + (unit.equals("K") ? "k" : unit);
        return Optional.of(written.group(3).isEmpty() ? decimal + " or " + binary : binary);
    }
}
