package io.githops.harvester;

import io.githops.manifest.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a credential plugin complains of, made fit for a message: its last line, of bounded length, without what it was given
 * and without what looks like a credential.
 */
final class PluginWords {
    private static final int MAX_LENGTH = 200;
    private static final int SHORTEST_SECRET = 4;
    private static final Pattern NAMED =
            Pattern.compile("(?i)((?:token|password|passwd|secret|authorization|code|key)[\"']?\\s*[=:]\\s*"
                    + "|\\b(?:bearer|basic)\\s+)(?:bearer\\s+|basic\\s+)?\\S+");
    private static final Pattern OPAQUE = Pattern.compile("(?=\\S*[0-9])[A-Za-z0-9+/_=.~-]{16,}");
    private static final Pattern SECRET_OPTION = Pattern.compile("(?i)-.*(secret|password|token|key).*");

    private final List<String> given = new ArrayList<>();

    PluginWords(CredentialPlugin plugin) {
        plugin.environment().values().forEach(this::add);
        String before = "";
        for (String argument : plugin.arguments()) {
            add(argument.substring(argument.indexOf('=') + 1), argument.contains("="));
            add(argument, SECRET_OPTION.matcher(before).matches());
            before = argument;
        }
    }

    /** The last line that says something; empty when none does. */
    String of(String complaint) {
        String last = complaint
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .orElse("");
        for (String secret : given) {
            last = last.replace(secret, Masking.MASK);
        }
        String named = NAMED.matcher(Masking.maskUrls(last)).replaceAll("$1" + Masking.MASK);
        return line(OPAQUE.matcher(named).replaceAll(Masking.MASK));
    }

    /** Words on one line and of bounded length. */
    static String line(String words) {
        String bounded = ServerWords.bounded(Masking.maskUrls(words));
        return bounded.length() <= MAX_LENGTH ? bounded : bounded.substring(0, MAX_LENGTH) + "…";
    }

    private void add(String secret, boolean isSecret) {
        if (isSecret) {
            add(secret);
        }
    }

    private void add(String secret) {
        if (secret.length() >= SHORTEST_SECRET) {
            given.add(secret);
        }
    }
}
