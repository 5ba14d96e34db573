package io.githops.manifest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses at quantities that are spelt as people do, not as Kubernetes does. */
final class QuantityGuess {
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("\\s*([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*([kmgtpe])(i?)(?:b|bytes?)?\\s*");

    private QuantityGuess() {}

    /** What was probably meant: {@code 4G or 4Gi} for {@code 4Gb}; empty when there is no telling. */
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
