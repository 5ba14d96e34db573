package io.githops.diff.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolManagersTest {
    @ParameterizedTest
    @CsvSource({
        "argocd-controller, Argo CD",
        "kustomize-controller, Flux",
        "helm-controller, Flux",
        "helm, Helm",
        "fleetagent, Fleet",
        "Terraform, Terraform",
        "terraform-provider-harvester_v1.9.0, Terraform",
        "pulumi-kubernetes-5ab6, Pulumi"
    })
    void areKnownByTheirTool(String manager, String tool) {
        assertThat(ToolManagers.isTool(manager)).isTrue();
        assertThat(ToolManagers.words(manager)).isEqualTo(tool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl-edit", "harvester", "virt-controller", "Go-http-client", ""})
    void areOthersOtherwise(String manager) {
        assertThat(ToolManagers.isTool(manager)).isFalse();
        assertThat(ToolManagers.words(manager)).isEqualTo(manager);
    }
}
