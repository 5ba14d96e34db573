package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file asks of the reader is bounded by its size; the time limits are far above what is needed. */
class ReadLimitsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String HEAD = "apiVersion: v1\nkind: T\nmetadata: {name: a}\n";

    private static Manifests read(String text) {
        return assertTimeoutPreemptively(
                LIMIT, () -> ManifestReader.of(Kinds.none()).read(List.of(ManifestFile.of("f.yaml", text))));
    }

    private static List<String> codes(String text) {
        return read(text).problems().stream().map(Problem::code).toList();
    }

    @Test
    void refusesFilesAboveTheSizeLimit() {
        Manifests manifests = read("a: " + "x".repeat(3 * MEBIBYTE));

        assertThat(manifests.problems())
                .singleElement()
                .hasToString("f.yaml:1:1: found a file of 3145731 bytes; expected at most 3145728, split it (GH1006)");
    }

    static List<String> deepTexts() {
        return List.of(
                "[".repeat(100_000),
                "a: " + "{a: ".repeat(100_000),
                "- ".repeat(100_000),
                "? ".repeat(100_000),
                IntStream.range(0, 1_000).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining()),
                "{\"a\":".repeat(100_000),
                "{\"a\":" + "[".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("deepTexts")
    void refusesDeepNesting(String text) {
        assertThat(codes(text)).containsExactly("GH1007");
    }

    @Test
    void readsUpToTheDepthLimit() {
        assertThat(read(HEAD + "spec: " + "[".repeat(99) + "]".repeat(99)).problems())
                .isEmpty();
        assertThat(codes(HEAD + "spec: " + "[".repeat(100) + "]".repeat(100))).containsExactly("GH1007");
    }

    @Test
    void countsTheLevelsThatAliasesAdd() {
        String chain = IntStream.range(1, 200)
                .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n")
                .collect(Collectors.joining());

        assertThat(codes("a0: &a0 x\n" + chain)).containsExactly("GH1007");
    }

    @Test
    void refusesAliasesThatStandForTooMuch() {
        String bomb = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n")
                .collect(Collectors.joining());

        assertThat(codes("a0: &a0 x\n" + bomb)).containsExactly("GH1008");
    }

    @Test
    void refusesMergeKeysThatStandForTooMuch() {
        String fields =
                IntStream.range(0, 20_000).mapToObj(i -> "  k" + i + ": v\n").collect(Collectors.joining());
        String merges = IntStream.range(0, 20_000)
                .mapToObj(i -> "m" + i + ": {<<: *a}\n")
                .collect(Collectors.joining());

        assertThat(codes("a: &a\n" + fields + merges)).containsExactly("GH1008");
    }

    @Test
    void readsMergesThatReplaceEachOther() {
        String fields =
                IntStream.range(0, 20_000).mapToObj(i -> "  k" + i + ": v\n").collect(Collectors.joining());

        assertThat(read(HEAD + "a: &a\n" + fields + "spec:\n  <<: *a\n  <<: *a\n" + fields)
                        .problems())
                .isEmpty();
    }

    @Test
    void refusesMoreDocumentsThanAllowed() {
        assertThat(codes("---\n".repeat(700_000))).containsExactly("GH1009");
        assertThat(codes("{}".repeat(10_001))).contains("GH1009");
    }

    static List<String> largeTexts() {
        int size = 3 * MEBIBYTE - 100;
        return List.of(
                "x".repeat(size),
                "\"" + "x".repeat(size) + "\"",
                "\"" + "x ".repeat(size / 2) + "\"",
                "\"" + "\\n".repeat(size / 2) + "\"",
                "x ".repeat(size / 2),
                "1".repeat(size),
                "1_".repeat(size / 2),
                "." + "5_5".repeat(size / 3),
                "0." + "0".repeat(size) + "1",
                "1e" + "9".repeat(size),
                "0x" + "f".repeat(size),
                "1:1".repeat(size / 3),
                "[" + "1,".repeat(200_000) + "]",
                "|\n" + "  x\n".repeat(size / 4),
                "|\n  " + "\n".repeat(size),
                ">\n" + "  x\n".repeat(size / 4),
                "\"" + "\n".repeat(size) + "\"",
                "!" + "x".repeat(size) + " y",
                "&" + "x".repeat(size) + " y",
                "# " + "x".repeat(size));
    }

    @ParameterizedTest
    @MethodSource("largeTexts")
    void readsLargeScalarsInTime(String scalar) {
        assertThat(read(HEAD + "spec: " + scalar + "\n").resources()).hasSize(1);
    }

    @Test
    void refusesManyFaultyDocumentsInTime() {
        assertThat(read("a: \u0007\n---\n".repeat(9_000)).problems()).hasSize(9_000);
        assertThat(read("---x\n".repeat(9_000)).problems()).hasSize(9_000);
    }
}
