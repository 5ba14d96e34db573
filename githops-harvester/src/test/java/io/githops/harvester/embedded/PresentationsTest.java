package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ResourceKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PresentationsTest {
    @Test
    void areThoseOfTheDefinitions() throws IOException {
        assertThat(file()).isEqualTo(PresentationDistill.text(DefinitionFiles.ofHarvester()));
    }

    @Test
    void knowShortNamesAndColumnsOfABundledKind() {
        Presentation machine = Presentations.of(
                ResourceKind.builder("kubevirt.io/v1", "VirtualMachine").build());

        assertThat(machine.shortNames()).containsExactly("vm", "vms");
        assertThat(machine.columns()).extracting(Column::name).containsExactly("Age", "Status", "Ready");
    }

    @Test
    void callAnUnknownKindByItsName() {
        Presentation gadget =
                Presentations.of(ResourceKind.builder("example.io/v1", "Gadget").build());

        assertThat(gadget.singular()).isEqualTo("gadget");
        assertThat(gadget.shortNames()).isEmpty();
    }

    private static String file() throws IOException {
        try (InputStream in = Presentations.class.getResourceAsStream("presentations.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
