package io.githops.model.kubevirt;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** User data as text. */
final class CloudConfigText {
    private static final String HEADER = "#cloud-config";
    private static final String NAME = "cloud-init user data";
    private static final EmbeddedYaml<CloudConfig> YAML = EmbeddedYaml.named(NAME, CloudConfig.class);

    private CloudConfigText() {}

    static String of(CloudConfig config) {
        return HEADER + "\n" + YAML.text(config);
    }

    static CloudConfig parse(String text) {
        requireHeader(text);
        return YAML.parse(text);
    }

    static String edit(String text, UnaryOperator<CloudConfig> edit) {
        return YAML.replace(text, edit.apply(parse(text)));
    }

    /** @throws ManifestException when the text is not Base64 */
    static String decode(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("found text that is no Base64; expected user data in Base64");
        }
    }

    /** As cloud-init does: white space before the header and capitals in it do not count. */
    private static void requireHeader(String text) {
        if (!text.stripLeading().toLowerCase(Locale.ROOT).startsWith(HEADER)) {
            throw refused("found another format in the first line; expected " + HEADER
                    + ", without which cloud-init passes over it");
        }
    }

    private static ManifestException refused(String fault) {
        return new ManifestException(List.of(Problem.error("GH1301", NAME + ": " + fault, null)));
    }
}
