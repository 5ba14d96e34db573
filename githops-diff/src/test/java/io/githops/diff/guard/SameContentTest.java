package io.githops.diff.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.Yaml;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameContentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spec: {size: 4}                  | spec: {size: 4}
            spec: {size: 4, class: standard} | spec: {size: 4}
            spec: {memory: 1Gi}              | spec: {memory: 1024Mi}
            spec: {volume: web-root}         | spec: {volume: shop-root}
            spec: {network: prod/web-net}    | spec: {network: test/shop-net}
            spec: {disks: [{name: a, mac: x}]} | spec: {disks: [{name: a}]}
            data: {a: b}                     | data: {a: b}
            """)
    void isFoundUnderAnotherName(String live, String desired) {
        assertThat(SameContent.of(resource("web", "prod", live), resource("shop", "test", desired)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spec: {size: 4}                  | spec: {size: 5}
            spec: {size: 4}                  | spec: {size: 4, class: standard}
            spec: {memory: 1Gi}              | spec: {memory: 2Gi}
            spec: {disks: [{name: a}]}       | spec: {disks: [{name: a}, {name: b}]}
            spec: {disks: [{name: a}]}       | spec: {disks: {name: a}}
            status: {a: b}                   | status: {a: b}
            """)
    void isAnotherWhereTheManifestSaysMoreOrElse(String live, String desired) {
        assertThat(SameContent.of(resource("web", "prod", live), resource("shop", "test", desired)))
                .isFalse();
    }

    private static Resource resource(String name, String namespace, String content) {
        String yaml = "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: " + name + ", namespace: " + namespace
                + "}\n" + content + "\n";
        return Resource.of((Mapping) Yaml.parse(ManifestFile.of("thing.yaml", yaml)));
    }
}
