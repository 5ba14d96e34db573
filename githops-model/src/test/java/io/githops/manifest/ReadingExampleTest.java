package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the module's front page. */
class ReadingExampleTest {

    @Test
    void findsMistakesAndPlacesInManifests() {
        // region read
        ManifestFile file = ManifestFile.of("vms/web.yaml", """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: shop}
                spec:
                  runStrategy: Allways
                  template: {spec: {domain: {devices: {}}}}
                """);
        Manifests manifests = ManifestReader.of(Kinds.harvester()).read(List.of(file));

        Resource machine = manifests.resources().get(0);
        FieldPath place = FieldPath.parse("spec.runStrategy");
        Position position = machine.position(place).orElseThrow(); // vms/web.yaml:5:3
        Problem problem = manifests.problems().get(0); // found "Allways" …, Did you mean "Always"? (GH1204)
        // endregion

        assertThat(machine.id()).hasToString("VirtualMachine shop/web (kubevirt.io)");
        assertThat(machine.at(place)).contains(new Text("Allways"));
        assertThat(position).hasToString("vms/web.yaml:5:3");
        assertThat(problem.toString()).contains("\"Allways\"", "Did you mean", "(GH1204)");
    }
}
