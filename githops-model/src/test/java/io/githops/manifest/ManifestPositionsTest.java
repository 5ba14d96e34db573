package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestPositionsTest {
    private static final String YAML = """
            # a machine
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, finalizers: [ a, "b" ]}
            defaults: &defaults
              cpu: 1
              disks:
              - name: root
            spec:
              <<: *defaults
              "memory": 2Gi
              cpu: 4
              &k key: v
              more: *defaults
              items:
              - *defaults
              -
              - - x
                - {name: y, on: 1}
              text: |
                first
              ? long
              : deep:
                  er: 1
            """;

    private static final String JSON = """
            {
              "apiVersion": "v1", "kind": "T",
              "metadata": {"name": "a",
                "labels": {"x": "\\ud83d\\ude00"}},
              "items": [1, {"a": [true]}]
            }
            """;

    private static String place(String file, String text, String path) {
        Resource resource = ManifestReader.of(Kinds.none())
                .read(List.of(ManifestFile.of(file, text)))
                .orThrow()
                .get(0);
        return resource.position(FieldPath.parse(path))
                .map(position -> position.line() + ":" + position.column())
                .orElse("nowhere");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                       | 2:1
            apiVersion               | 2:1
            metadata                 | 4:1
            metadata.name            | 4:12
            metadata.finalizers      | 4:23
            metadata.finalizers[1]   | 4:40
            metadata.finalizers[=b]  | 4:40
            metadata.finalizers[2]   | nowhere
            metadata.finalizers[=c]  | nowhere
            metadata.name.deeper     | nowhere
            defaults.disks[name=root].name | 8:5
            spec.memory              | 11:3
            spec.cpu                 | 12:3
            spec.disks               | 7:3
            spec.disks[name=root]    | 8:5
            spec.disks[name=other]   | nowhere
            spec.key                 | 13:3
            spec.more                | 14:3
            spec.more.cpu            | 6:3
            spec.items[0]            | 16:5
            spec.items[0].disks[0]   | 8:5
            spec.items[1]            | 17:3
            spec.items[2]            | 18:5
            spec.items[2][0]         | 18:7
            spec.items[2][1].true    | 19:17
            spec.text                | 20:3
            spec.long.deep.er        | 24:7
            spec.absent              | nowhere
            """)
    void knowsWhereEachFieldOfAYamlDocumentWasWritten(String path, String expected) {
        assertThat(place("a.yaml", YAML, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                | 1:1
            kind              | 2:23
            metadata.name     | 3:16
            metadata.labels.x | 4:16
            items             | 5:3
            items[0]          | 5:13
            items[1].a        | 5:17
            items[1].a[0]     | 5:23
            """)
    void knowsWhereEachFieldOfAJsonDocumentWasWritten(String path, String expected) {
        assertThat(place("a.json", JSON, path)).isEqualTo(expected);
    }
}
