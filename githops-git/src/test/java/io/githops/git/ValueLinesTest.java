package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueLinesTest {
    private static final String MANIFEST = """
            apiVersion: example.org/v1
            kind: Widget
            metadata: {name: web, namespace: lab}
            spec:
              colour: green
              text: |
                one

                two

              args:
              - first
              - second
              steps:
                - |
                  echo
                  ls
                - name: last
                  value: 1
            status:
              sizes: [1,
                2]
            ---
            kind: Other
            """;

    @ParameterizedTest
    @CsvSource({
        "kind, 2",
        "spec, 19",
        "spec.colour, 5",
        "spec.text, 9",
        "spec.args, 13",
        "spec.args[0], 12",
        "spec.steps, 19",
        "spec.steps[0], 17",
        "spec.steps[1].name, 18",
        "status, 22",
        "status.sizes, 22"
    })
    void endWhereTheValueEnds(String field, int last) {
        List<String> lines = MANIFEST.lines().toList();
        Resource resource = ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("web.yaml", MANIFEST.substring(0, MANIFEST.indexOf("---")))))
                .orThrow()
                .get(0);

        Position start = resource.position(FieldPath.parse(field)).orElseThrow();

        assertThat(new ValueLines(lines).end(start.line(), start.column())).isEqualTo(last);
    }
}
