package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.tree.TreeVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a file holds, its reading ends with resources or problems, each of which says where. */
class HostileManifestProperties {
    private static final ManifestReader READER = ManifestReader.of(Kinds.harvester());
    private static final int MAX_DEPTH = 100;
    private static final int MAX_ALIAS_NODES = 100_000;
    private static final byte[] MANIFESTS = manifests();

    @Provide
    Arbitrary<byte[]> damagedBytes() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, MANIFESTS.length - 1);
        return Combinators.combine(
                        places.list().ofMinSize(1).ofMaxSize(20),
                        Arbitraries.bytes().list().ofSize(20))
                .as((at, values) -> {
                    byte[] bytes = MANIFESTS.clone();
                    for (int i = 0; i < at.size(); i++) {
                        bytes[at.get(i)] = values.get(i);
                    }
                    return bytes;
                });
    }

    @Provide
    Arbitrary<String> damagedLines() {
        List<String> lines =
                new String(MANIFESTS, StandardCharsets.UTF_8).lines().toList();
        return damages(lines.size()).list().ofMinSize(1).ofMaxSize(6).map(damages -> {
            List<String> damaged = lines;
            for (UnaryOperator<List<String>> damage : damages) {
                damaged = damage.apply(damaged);
            }
            return String.join("\n", damaged);
        });
    }

    /** Removes, repeats, moves or indents a line. */
    private static Arbitrary<UnaryOperator<List<String>>> damages(int lines) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, lines - 7);
        return Combinators.combine(places, places, Arbitraries.integers().between(0, 4))
                .as((from, to, kind) -> old -> {
                    List<String> changed = new ArrayList<>(old);
                    switch (kind) {
                        case 0 -> changed.remove((int) from);
                        case 1 -> changed.add(to, changed.get(from));
                        case 2 -> changed.set(from, " " + changed.get(from));
                        case 3 -> changed.set(from, changed.get(from).replaceFirst("^ ", ""));
                        default -> changed.set(from, changed.get(from) + changed.get(to));
                    }
                    return changed;
                });
    }

    @Provide
    Arbitrary<String> nestings() {
        return Arbitraries.of("[", "{a: ", "- ", "? ", "{\"a\":", "\n  ", "&a ", "!!seq ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void bytesThatFlippedAreReadOrReported(@ForAll("damagedBytes") byte[] content) {
        assertSane(READER.read(List.of(new ManifestFile("f.yaml", content))));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void linesOutOfPlaceAreReadOrReported(@ForAll("damagedLines") String text) {
        assertSane(READER.read(List.of(ManifestFile.of("f.yaml", text))));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void deepNestingIsReadOrReported(@ForAll("nestings") String nesting, @ForAll @IntRange(max = 3_000) int depth) {
        Manifests manifests = READER.read(List.of(
                ManifestFile.of("f.yaml", "spec: " + nesting.repeat(depth)),
                ManifestFile.of("g.yaml", nesting.repeat(depth))));

        assertSane(manifests);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aliasesStandForABoundedNumberOfValues(
            @ForAll @IntRange(min = 1, max = 40) int levels,
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll boolean inFlow) {
        Manifests manifests = READER.read(List.of(ManifestFile.of("f.yaml", bomb(levels, width, inFlow))));

        assertSane(manifests);
        var values = new AtomicInteger();
        manifests
                .resources()
                .forEach(resource -> resource.tree().walk((path, value) -> {
                    values.incrementAndGet();
                    return TreeVisitor.Next.INSIDE;
                }));
        assertThat(values.get()).isLessThan(MAX_ALIAS_NODES + 20 * levels * width + 100);
        assertThat(manifests.resources().isEmpty())
                .isNotEqualTo(manifests.problems().isEmpty());
    }

    private static String bomb(int levels, int width, boolean inFlow) {
        var text = new StringBuilder("apiVersion: example.com/v1\nkind: Bomb\nmetadata: {name: a}\nspec:\n");
        text.append("  l0: &l0 [x]\n");
        for (int level = 1; level <= levels; level++) {
            String alias = "*l" + (level - 1);
            text.append("  l").append(level).append(": &l").append(level);
            text.append(
                    inFlow
                            ? " [" + (alias + ", ").repeat(width) + "]\n"
                            : "\n" + ("  - " + alias + "\n").repeat(width));
        }
        return text.toString();
    }

    private static void assertSane(Manifests manifests) {
        assertThat(manifests.problems()).allSatisfy(HostileManifestProperties::assertPlaced);
        manifests
                .resources()
                .forEach(resource -> resource.tree().walk((path, value) -> {
                    assertThat(path.get().elements()).hasSizeLessThanOrEqualTo(MAX_DEPTH);
                    return TreeVisitor.Next.INSIDE;
                }));
    }

    private static void assertPlaced(Problem problem) {
        assertThat(problem.code()).startsWith("GH1");
        assertThat(problem.position()).isNotNull();
    }

    private static byte[] manifests() {
        try (InputStream in = HostileManifestProperties.class.getResourceAsStream("/manifest/many-kinds.yaml")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
