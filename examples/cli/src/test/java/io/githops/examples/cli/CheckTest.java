package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: web
              namespace: shop
            spec:
              template:
                spec:
                  domain: {devices: {}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: login, namespace: default}
            stringData: {password: correct-horse-battery}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeAMachineAndASecret() throws IOException {
        Files.writeString(folder.resolve("web.yaml"), MACHINE);
    }

    @Test
    void listsErrorsAndWarningsWithTheirPlaces() {
        Ran check = githops("check", "--repo", folder);

        assertThat(check.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(check.out().lines())
                .containsExactly(
                        "error: web.yaml:5:3: VirtualMachine shop/web: metadata.namespace: found Namespace shop, which is not"
                                + " among the manifests nor known to be live; add it, or correct the name [dangling-reference]"
                                + " (GH1601)",
                        "warning: web.yaml:9:7: VirtualMachine shop/web: spec.template.spec.domain.resources: found no limit of"
                                + " cpu and memory; add it to limits [machine-limits] (GH1601)",
                        "2 resources, 1 errors, 1 warnings");
    }

    @Test
    void runsTheChecksThatAreNamed() {
        Ran check = githops("check", "--repo", folder, "--check", "machine-limits,plain-secret");

        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(check.out())
                .contains("[machine-limits]", "[plain-secret]", "2 resources, 0 errors, 2 warnings")
                .doesNotContain("dangling-reference", "correct-horse-battery");
    }

    @Test
    void requiresLabels() {
        Ran check = githops("check", "--repo", folder, "--check", "invalid-name", "--require-label", "owner");

        assertThat(check.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(check.out().lines())
                .first()
                .asString()
                .isEqualTo("error: web.yaml:3:1: VirtualMachine shop/web: metadata.labels: found no label owner; add it"
                        + " [required-label:owner] (GH1601)");
    }

    @Test
    void namesTheChecksThereAreWhenOneIsNone() {
        Ran check = githops("check", "--repo", folder, "--check", "frob");

        assertThat(check.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(check.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: --check frob: ")
                .contains("dangling-reference", "plain-secret");
    }
}
