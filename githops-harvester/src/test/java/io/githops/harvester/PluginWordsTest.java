package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginWordsTest {

    @ParameterizedTest
    @CsvSource({
        "the token has expired, the token has expired",
        "access_token: abc is wrong, access_token: «redacted» is wrong",
        "'{\"token\":\"abc\"}', '{\"token\":«redacted»'",
        "Authorization: Bearer abc was refused, Authorization: «redacted» was refused",
        "got eyJhbGciOiJSUzI1NiJ9.eyJzdWIi.c2ln from it, got «redacted» from it",
        "sent north-region to login, sent «redacted» to login",
        "unknown client c-17-x, unknown client «redacted»",
        "wrong pass phrase, wrong «redacted» phrase"
    })
    void hidesWhatLooksLikeACredentialAndWhatWasGiven(String complaint, String shown) {
        var plugin = new CredentialPlugin(
                "here",
                "v1",
                "login",
                List.of("--client=c-17-x", "--password", "pass"),
                Map.of("REGION", "north-region"),
                Mapping.empty(),
                "");

        assertThat(new PluginWords(plugin).of(complaint)).isEqualTo(shown);
    }

    @Test
    void sayNoMoreThanALine() {
        var plugin = new CredentialPlugin("here", "v1", "login", List.of(), Map.of(), Mapping.empty(), "");
        var words = new PluginWords(plugin);

        assertThat(words.of("first\nlast \u001b[31mred\r\n\n")).isEqualTo("last  [31mred");
        assertThat(words.of("no ".repeat(500))).hasSize(201).endsWith("…");
        assertThat(words.of("")).isEmpty();
    }
}
