package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.schema.PlainYaml;
import io.githops.schema.SharedFiles;
import io.githops.tree.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Manifests that projects publish. Those that do not pass are wrong, or written for another release. */
class PublishedManifestsTest {
    private static final Map<String, List<String>> FAULTY = Map.of(
            // A proposal of addresses in IPv6, which 1.9 does not have.
            "harvester-IPPool.yaml: IPPool default/vm-pool-dual", List.of("GH1201", "GH1203"),
            "harvester-LoadBalancer.yaml: LoadBalancer my-lb", List.of("GH1201", "GH1201"),
            // Written when selectors had one value for a key.
            "harvester-LoadBalancer.yaml: LoadBalancer default/lb1", List.of("GH1202", "GH1202"),
            // A machine without anything, for a test of the command line.
            "kubevirt-VirtualMachine.yaml: VirtualMachine ns1/vm1", List.of("GH1203"),
            // Live objects with half a status, for unit tests.
            "load-balancer-harvester-IPPool.yaml: IPPool default", List.of("GH1203", "GH1203", "GH1203"),
            "load-balancer-harvester-IPPool.yaml: IPPool ns1", List.of("GH1203", "GH1203", "GH1203"),
            "load-balancer-harvester-IPPool.yaml: IPPool ns-2", List.of("GH1203", "GH1203", "GH1203"),
            "load-balancer-harvester-IPPool.yaml: IPPool global", List.of("GH1203", "GH1203", "GH1203"));

    @Test
    void passTheCheckUnlessTheyAreFaulty() {
        Map<String, List<String>> found = new TreeMap<>();
        int documents = 0;
        for (Path file : SharedFiles.in("manifests")) {
            for (Mapping document : PlainYaml.documents(file)) {
                documents++;
                Resource resource = Resource.of(document);
                List<String> codes = codes(resource);
                if (!codes.isEmpty()) {
                    String name = resource.id().kind() + " " + resource.id().qualifiedName();
                    found.put(file.getFileName() + ": " + name, codes);
                }
            }
        }

        assertThat(documents).isGreaterThan(100);
        assertThat(found).containsExactlyInAnyOrderEntriesOf(FAULTY);
    }

    @Test
    void areOfKindsThatAreBundled() {
        for (Path file : SharedFiles.in("manifests")) {
            assertThat(PlainYaml.documents(file))
                    .allMatch(document -> Kinds.harvester()
                            .find(Resource.of(document).groupVersionKind())
                            .isPresent());
        }
    }

    private static List<String> codes(Resource resource) {
        List<Problem> problems = new ArrayList<>();
        new SchemaCheck(Kinds.harvester()).check(resource, problems::add);
        return problems.stream().map(Problem::code).toList();
    }
}
