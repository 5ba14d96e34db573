package io.githops.overlay;

import static io.githops.overlay.TestFiles.at;
import static io.githops.overlay.TestFiles.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
              namespace: shop
              finalizers: [example.com/a, example.com/b]
            spec:
              selector: {app: web}
              ports:
              - {name: http, port: 80}
              - {name: https, port: 443, protocol: TCP}
              - {name: dns, port: 53, protocol: UDP}
            """;

    @Test
    void mergesItemsByTheKeysOfTheSchemaAndTheirDefaults() {
        Resource web =
                patched("spec: {ports: [{port: 80, protocol: TCP, targetPort: 8080}, {port: 443, targetPort: 8443}]}");

        assertThat(at(web, "spec.ports[0].targetPort")).contains(Num.of(8080));
        assertThat(at(web, "spec.ports[1].targetPort")).contains(Num.of(8443));
        assertThat(at(web, "spec.ports[0].name")).contains(new Text("http"));
        assertThat(web.tree().mapping("spec").sequence("ports")).hasSize(3);
        assertThat(position(web, "spec.ports[name=http].targetPort")).isEqualTo("prod/githops.yaml:6:52");
        assertThat(position(web, "spec.ports[name=http].port")).isEqualTo("base/web.yaml:10:18");
    }

    @Test
    void addsItemsAtTheEnd() {
        Resource web = patched("spec: {ports: [{name: more, port: 81}]}");

        assertThat(at(web, "spec.ports[3].name")).contains(new Text("more"));
        assertThat(position(web, "spec.ports[3]")).isEqualTo("prod/githops.yaml:6:26");
    }

    @Test
    void deletesItems() {
        Resource web = patched("spec: {ports: [{port: 443, $patch: delete}]}");

        assertThat(web.tree().mapping("spec").sequence("ports").mappings())
                .extracting(port -> port.text("name").orElseThrow())
                .containsExactly("http", "dns");
        assertThat(position(web, "spec.ports[1].name")).isEqualTo("base/web.yaml:12:6");
    }

    @Test
    void joinsSetsAndTakesItemsOut() {
        Resource more = patched("metadata: {finalizers: [example.com/b, example.com/c]}");
        Resource less = patched("metadata: {$deleteFromPrimitiveList/finalizers: [example.com/a]}");

        assertThat(more.metadata().sequence("finalizers").texts())
                .containsExactly("example.com/a", "example.com/b", "example.com/c");
        assertThat(less.metadata().sequence("finalizers").texts()).containsExactly("example.com/b");
        assertThat(position(less, "metadata.finalizers[0]")).isEqualTo("base/web.yaml:6:31");
    }

    @Test
    void replacesWhatItIsToldToReplace() {
        Resource web =
                patched("spec: {selector: {$patch: replace, tier: front}, ports: [{$patch: replace}, {port: 99}]}");

        assertThat(at(web, "spec.selector")).contains(Mapping.of("tier", new Text("front")));
        assertThat(web.tree().mapping("spec").sequence("ports")).hasSize(1);
    }

    @Test
    void leavesNoDirectiveAndNoNullInWhatItAdds() {
        Resource web =
                patched("spec: {sessionAffinityConfig: {$patch: merge, clientIP: {timeoutSeconds: 10}, none: null}}");

        assertThat(at(web, "spec.sessionAffinityConfig"))
                .contains(Mapping.of("clientIP", Mapping.of("timeoutSeconds", Num.of(10))));
    }

    @Test
    void reportsItemsThatItCannotPlace() {
        assertThat(overlay("spec: {ports: [{port: 99, $patch: delete}, {name: other}]}")
                        .problems())
                .containsExactly(
                        "prod/githops.yaml:6:26: Service shop/web: found no item of this key to delete; expected one in the"
                                + " resource (GH2087)",
                        "prod/githops.yaml:6:54: Service shop/web: found an item without its key; expected port, protocol"
                                + " (GH2087)");
        assertThat(overlay("spec: {loadBalancerSourceRanges: [{$patch: delete}]}")
                        .problems())
                .first()
                .asString()
                .contains("replaced as a whole")
                .endsWith("(GH2087)");
        assertThat(overlay("spec: {$deleteFromPrimitiveList/none: [a]}").problems())
                .singleElement()
                .asString()
                .contains("found no list none to delete from")
                .endsWith("(GH2087)");
    }

    private static Resource patched(String merge) {
        return overlay(merge).only();
    }

    private static TestFiles overlay(String merge) {
        return TestFiles.of("base/web.yaml", SERVICE)
                .overlay("bases: [../base]\npatches:\n- target: {kind: Service, name: web}\n  merge: {" + merge + "}");
    }
}
