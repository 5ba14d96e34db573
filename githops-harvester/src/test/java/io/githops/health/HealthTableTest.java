package io.githops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.EmbeddedYaml;
import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Live objects with what is said of them, a file for each area. */
class HealthTableTest {
    private static final Path PAGE = Path.of("..", "docs", "health.md");
    private static final List<String> AREAS = List.of(
            "machines",
            "images",
            "storage",
            "backups",
            "networks",
            "devices",
            "platform",
            "imports",
            "workloads",
            "kubernetes");

    private final HealthRules rules = new HealthRules(Kinds.none());

    static Stream<Row> rows() {
        return AREAS.stream().flatMap(HealthTableTest::rows);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysHowAnObjectIsDoing(Row row) {
        Health health = rules.of(row.live());

        assertThat(health).hasToString(row.says());
        assertThat(health.isTerminal()).isEqualTo(row.isTerminal());
    }

    @Test
    void showsEveryBundledRuleAtWork() {
        assertThat(rows().map(row ->
                                row.live().id().group() + "/" + row.live().id().kind())
                        .distinct())
                .containsAll(HealthRules.bundledKinds());
    }

    @Test
    void thePageListsEveryBundledRule() throws IOException {
        List<String> listed = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Stream.of(line.split("\\|")[1].split(",")))
                .map(cell -> cell.strip().replace("`", ""))
                .sorted()
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(HealthRules.bundledKinds().stream()
                        .map(kind -> kind.startsWith("/") ? kind.substring(1) : kind)
                        .sorted()
                        .toList());
    }

    /** An object and what is said of it. */
    record Row(Resource live, String says, boolean isTerminal) {
        @Override
        public String toString() {
            return live.id().kind() + ": " + says;
        }
    }

    private static Stream<Row> rows(String area) {
        return EmbeddedYaml.named("health table", Mapping.class)
                .parse(text("/health/" + area + ".yaml"))
                .sequence("rows")
                .mappings()
                .stream()
                .map(HealthTableTest::row);
    }

    private static Row row(Mapping row) {
        String[] kind = row.text("kind").orElseThrow().split(" ");
        Mapping fields = row.mapping("with");
        Mapping metadata = fields.mapping("metadata").with("name", new Text("x"));
        Mapping tree = fields.with("apiVersion", new Text(kind[0]))
                .with("kind", new Text(kind[1]))
                .with("metadata", metadata);
        return new Row(Resource.of(tree), row.text("says").orElseThrow(), Bool.TRUE.equals(row.get("terminal")));
    }

    private static String text(String file) {
        try (InputStream content = Objects.requireNonNull(HealthTableTest.class.getResourceAsStream(file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
