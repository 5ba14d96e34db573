package io.githops.examples.customkind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CustomKindTest {

    @Test
    void plansAppliesAndReadsItsOwnKindBesideMachines() {
        var out = new ByteArrayOutputStream();

        CustomKind.run(Path.of("manifests"), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "+ CustomResourceDefinition maintenancewindows.ops.example",
                        "+ VirtualMachine shop/web",
                        "+ MaintenanceWindow shop/web",
                        "4 to create",
                        "applied",
                        "web may restart from 02:00 for 90 minutes");
    }
}
