package io.githops.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever can push decides what is read, and a few small files are enough to ask for more than there is memory. */
class OverlayLimitsTest {
    private static final String MANIFEST = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: lab}\n";

    @Test
    void refusesBasesThatMultiplyWithoutEnd() {
        TestFiles files = TestFiles.of("all-0/a.yaml", MANIFEST);
        for (int i = 1; i <= 40; i++) {
            String base = "bases: [../all-" + (i - 1) + "]\n";
            files.overlay("left-" + i, base + "namePrefix: l\n");
            files.overlay("right-" + i, base + "namePrefix: r\n");
            files.overlay("all-" + i, "bases: [../left-" + i + ", ../right-" + i + "]");
        }

        assertThat(files.read("all-40").problems())
                .singleElement()
                .asString()
                .matches(
                        "(left|right|all)-1\\d/githops.yaml:3:\\d+: found more than 100000 resources that overlays take"
                                + " from bases; expected no more; look for bases that multiply each other \\(GH2089\\)");
    }

    @Test
    void refusesBasesThatLieTooDeep() {
        TestFiles files = TestFiles.of("o-0/a.yaml", MANIFEST);
        for (int i = 1; i <= 20_000; i++) {
            files.with(
                    "o-" + i + "/githops.yaml",
                    "apiVersion: githops.io/v1\nkind: Overlay\nbases: [../o-" + (i - 1) + "]");
        }

        assertThat(files.read("o-100").problems()).isEmpty();
        assertThat(files.read("o-20000").problems())
                .singleElement()
                .hasToString(
                        "o-19900/githops.yaml:3:9: found base \"../o-19899\" below 101 overlays; expected at most 100;"
                                + " make fewer overlays of them (GH2089)");
    }
}
