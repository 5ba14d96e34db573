package io.githops.model.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.githops.model.Fixtures;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The views on objects that others wrote and that a server stored, where these are at hand. */
class PublishedManifestsTest {
    private static final Path SHARED = Path.of(System.getProperty("githops.root", ".."), "..", "shared");

    /** Manifests that an API server would refuse as well. */
    private static final Set<String> REFUSED = Set.of(
            "spec.backendServerSelector.demo: found a string; expected a list",
            "default/vm-pool-dual (network.harvesterhci.io): spec.networkName: missing",
            "ns1/vm1 (kubevirt.io): spec: missing",
            "ns1/persistent-state-vmi1-XXXXX: spec: missing");

    /** What the recorded server stored, but the admission of KubeVirt or Harvester would have refused. */
    private static final Pattern REFUSED_BY_ADMISSION =
            Pattern.compile("\\((kubevirt|harvesterhci).io\\): spec\\.(vm.spec\\.)?(template\\.spec: missing"
                    + "|(vmbackup\\.)?fsFreezeDeadline: found a string"
                    + "|dataVolumeTemplates\\[\\d+].metadata.name: missing"
                    + "|template.spec.dnsConfig.nameservers\\[\\d+]: found a string)");

    /** What the recorded server stored, but those who read it cannot use. */
    private static final Pattern OF_NO_USE = Pattern.compile("(spec.managementInterfaceMacAddress: found a string"
            + "|spec.ranges\\[\\d+].subnet: found a string"
            + "|onditions\\[\\d+].(type|status): missing"
            + "|Selectors\\[\\d+].matchExpressions\\[\\d+].(key|operator): missing)");

    private final List<String> refused = new ArrayList<>();
    private int viewed;

    @Test
    void viewsThemAndWritesTheSameView() throws IOException {
        assumeThat(SHARED.resolve("manifests")).as("published manifests").exists();

        for (Path file : files("manifests")) {
            Fixtures.documents(file).forEach(this::check);
        }

        assertThat(viewed).isGreaterThan(70);
        assertThat(refused)
                .hasSize(REFUSED.size())
                .allMatch(message -> REFUSED.stream().anyMatch(message::contains));
    }

    @Test
    void viewsWhatAServerStored() throws IOException {
        assumeThat(SHARED.resolve("ssa-cases")).as("recorded applies").exists();

        for (Path file : files("ssa-cases")) {
            for (String line : Files.readAllLines(file)) {
                Mapping recorded = (Mapping) Json.parse(line);
                check(recorded.mapping("live"));
                if (recorded.get("code") instanceof Num code && code.longValue() < 300) {
                    check(recorded.mapping("result"));
                }
            }
        }

        assertThat(viewed).isGreaterThan(1000);
        assertThat(refused)
                .allMatch(message -> REFUSED_BY_ADMISSION.matcher(message).find()
                        || OF_NO_USE.matcher(message).find());
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SHARED.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private void check(Mapping tree) {
        if (!tree.isEmpty() && tree.mapping("metadata").has("name")) {
            Resource object = Resource.of(tree);
            Views.kinds()
                    .filter(kind -> kind.groupVersionKind().equals(object.groupVersionKind()))
                    .forEach(kind -> check(kind, object));
        }
    }

    private <T> void check(ResourceKind<T> kind, Resource object) {
        try {
            T view = object.as(kind);
            viewed++;
            assertThat(object.with(kind, same -> view)).isSameAs(object);
            assertThat(kind.resource(view).as(kind)).isEqualTo(view);
        } catch (ManifestException e) {
            refused.add(e.getMessage());
        }
    }
}
