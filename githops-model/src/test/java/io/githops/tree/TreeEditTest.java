package io.githops.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeEditTest {
    private static final Mapping MACHINE = mapping("""
            {"metadata": {"finalizers": ["a", "b"], "labels": null},
             "disks": [{"name": "root", "size": 1}, {"name": "data", "size": 2}]}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            metadata.name                 | "web"       | {"metadata":{"finalizers":["a","b"],"labels":null,"name":"web"},"disks":[{"name":"root","size":1},{"name":"data","size":2}]}
            metadata.labels.app           | "web"       | {"metadata":{"finalizers":["a","b"],"labels":{"app":"web"}},"disks":[{"name":"root","size":1},{"name":"data","size":2}]}
            disks[name=root].size         | 9           | {"metadata":{"finalizers":["a","b"],"labels":null},"disks":[{"name":"root","size":9},{"name":"data","size":2}]}
            disks[name=more].size         | 9           | {"metadata":{"finalizers":["a","b"],"labels":null},"disks":[{"name":"root","size":1},{"name":"data","size":2},{"name":"more","size":9}]}
            disks[0]                      | {"name":"x"}| {"metadata":{"finalizers":["a","b"],"labels":null},"disks":[{"name":"x"},{"name":"data","size":2}]}
            metadata.finalizers[="c"]     | "c"         | {"metadata":{"finalizers":["a","b","c"],"labels":null},"disks":[{"name":"root","size":1},{"name":"data","size":2}]}
            metadata.finalizers[2]        | "c"         | {"metadata":{"finalizers":["a","b","c"],"labels":null},"disks":[{"name":"root","size":1},{"name":"data","size":2}]}
            spec.networks[0].pod          | {}          | {"metadata":{"finalizers":["a","b"],"labels":null},"disks":[{"name":"root","size":1},{"name":"data","size":2}],"spec":{"networks":[{"pod":{}}]}}
            """)
    void setsAValueAndWhatIsMissingOnTheWay(String path, String value, String expected) {
        assertThat(Json.text(MACHINE.with(FieldPath.parse(path), Json.parse(value))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            disks.root                | 1              | disks: found a list; expected a mapping on the way to disks.root
            metadata[0]               | 1              | metadata: found a mapping; expected a list on the way to metadata[0]
            disks[name=root].name.x   | 1              | disks[name=root].name: found a string; expected a mapping on the way to disks[name=root].name.x
            disks[3]                  | {}             | disks[3]: found a list of 2; expected an index up to its length
            disks[-1]                 | {}             | disks[-1]: found a list of 2; expected an index up to its length
            disks[name=more]          | {"name":"x"}   | disks[name=more]: found another item; expected one of the key or value that the path names
            metadata.finalizers[=a]   | "x"            | metadata.finalizers[=a]: found another item; expected one of the key or value that the path names
            [0]                       | 1              | the root: found a mapping; expected a list on the way to [0]
            """)
    void refusesStepsThatDoNotFit(String path, String value, String message) {
        assertThatThrownBy(() -> MACHINE.with(FieldPath.parse(path), Json.parse(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            metadata.finalizers[=a]   | {"metadata":{"finalizers":["b"],"labels":null},"disks":[{"name":"root","size":1},{"name":"data","size":2}]}
            metadata.labels           | {"metadata":{"finalizers":["a","b"]},"disks":[{"name":"root","size":1},{"name":"data","size":2}]}
            disks[name=data]          | {"metadata":{"finalizers":["a","b"],"labels":null},"disks":[{"name":"root","size":1}]}
            disks[1].size             | {"metadata":{"finalizers":["a","b"],"labels":null},"disks":[{"name":"root","size":1},{"name":"data"}]}
            """)
    void removesEntriesAndItems(String path, String expected) {
        assertThat(Json.text(MACHINE.without(FieldPath.parse(path)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            metadata.name
            metadata.labels.app
            disks[name=more]
            disks[7].size
            metadata.finalizers[=c]
            disks.root
            """)
    void keepsTheInstanceWhereThereIsNothingToRemoveOrEdit(String path) {
        assertThat(MACHINE.without(FieldPath.parse(path))).isSameAs(MACHINE);
        assertThat(MACHINE.edit(FieldPath.parse(path), value -> Null.NULL)).isSameAs(MACHINE);
    }

    @Test
    void editsAMappingIntoAMapping() {
        assertThat(MACHINE.edit(FieldPath.root(), value -> Mapping.empty())).isEqualTo(Mapping.empty());
        assertThatThrownBy(() -> MACHINE.with(FieldPath.root(), Null.NULL))
                .hasMessage("the root: found null; expected a mapping in the place of a mapping");
    }

    @Test
    void refusesToRemoveTheRoot() {
        assertThatThrownBy(() -> MACHINE.without(FieldPath.root()))
                .hasMessage("found the root; expected a path to a part of the tree");
    }

    @Test
    void mergesMappingsAndReplacesTheRest() {
        Mapping overlay = mapping("""
                {"disks": [], "metadata": {"labels": {"app": "web"}, "finalizers": null}, "spec": {"a": 1}}
                """);

        assertThat(Json.text(MACHINE.merge(overlay)))
                .isEqualTo("{\"metadata\":{\"finalizers\":null,\"labels\":{\"app\":\"web\"}},\"disks\":[],"
                        + "\"spec\":{\"a\":1}}");
    }

    private static Mapping mapping(String json) {
        return (Mapping) Json.parse(json);
    }
}
