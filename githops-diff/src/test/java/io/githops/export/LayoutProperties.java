package io.githops.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.manifest.ManifestFile;
import io.githops.model.Kinds;
import io.githops.model.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LayoutProperties {
    private final Layout layout = new Layout(Kinds.harvester());

    @Provide
    Arbitrary<ResourceId> ids() {
        Arbitrary<String> names = Arbitraries.of(
                "a", "A", "b", "web", "Web", "con", "nul.x", "system:node", "system_node", "a/b", "ä", "x".repeat(250));
        Arbitrary<String> kinds = Arbitraries.of("ConfigMap", "IPPool", "Role", "VirtualMachine");
        Arbitrary<String> groups = Arbitraries.of("", "network.harvesterhci.io", "loadbalancer.harvesterhci.io");
        Arbitrary<String> namespaces = Arbitraries.of("", "lab", "con", "aux", "con-7f8a5a2f3b");
        return Combinators.combine(groups, kinds, namespaces, names).as(ResourceId::new);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void noTwoResourcesOfDifferentIdentityShareAFile(@ForAll("several") List<ResourceId> ids) {
        Map<String, ResourceId> paths = new HashMap<>();
        for (ResourceId id : ids) {
            ResourceId other = paths.put(layout.path(id).toLowerCase(Locale.ROOT), id);
            boolean isSameKindElsewhere = other != null
                    && !other.group().equals(id.group())
                    && !id.kind().equals("IPPool");
            assertThat(other == null || other.equals(id) || isSameKindElsewhere)
                    .as("%s and %s", id, other)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<List<ResourceId>> several() {
        return ids().list().ofMinSize(2).ofMaxSize(40);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyPathIsFitForEveryFileSystemAndRead(@ForAll("ids") ResourceId id) {
        String path = layout.path(id);

        assertThat(path)
                .matches("[a-z0-9_][a-z0-9_.-]*/[a-z0-9][a-z0-9_.-]*\\.yaml")
                .hasSizeLessThan(300);
        assertThat(path).doesNotContainPattern("(^|/)(con|prn|aux|nul)(\\.|/)");
        assertThat(ManifestFile.isManifest(path)).isTrue();
    }

    @Example
    void pathsReadLikeTheResources() {
        assertThat(layout.path(new ResourceId("kubevirt.io", "VirtualMachine", "lab", "web")))
                .isEqualTo("lab/virtualmachine-web.yaml");
        assertThat(layout.path(new ResourceId("", "Namespace", "", "lab"))).isEqualTo("_cluster/namespace-lab.yaml");
        assertThat(layout.path(new ResourceId("loadbalancer.harvesterhci.io", "IPPool", "", "p")))
                .isEqualTo("_cluster/ippool.loadbalancer.harvesterhci.io-p.yaml");
    }
}
