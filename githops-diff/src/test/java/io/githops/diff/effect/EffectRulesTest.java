package io.githops.diff.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectRulesTest {
    private static final Path PAGE = Path.of("../docs/effects.md");
    private static final Path CASES = Path.of("src/test/resources/effects");

    @Test
    void areListedInTheDocumentation() throws IOException {
        assertThat(Files.readString(PAGE)).endsWith(EffectsPage.text());
    }

    @Test
    void haveACaseEach() throws IOException {
        String told = expectations();

        assertThat(EffectsPage.rules())
                .filteredOn(rule -> !rule.effect().reason().isEmpty())
                .allSatisfy(rule -> assertThat(told).contains(": " + rule.effect()));
    }

    @Test
    void nameKindsThatExist() {
        Set<String> kinds = Kinds.harvester().all().stream()
                .map(ResourceKind::groupVersionKind)
                .map(kind -> kind.group().isEmpty() ? kind.kind() : kind.group() + "/" + kind.kind())
                .collect(Collectors.toSet());

        assertThat(EffectsPage.rules()).extracting(EffectRule::kind).allMatch(kinds::contains);
    }

    private static String expectations() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            var told = new StringBuilder();
            for (Path file : files.filter(path -> path.endsWith("expected.txt")).toList()) {
                told.append(Files.readString(file));
            }
            return told.toString();
        }
    }
}
