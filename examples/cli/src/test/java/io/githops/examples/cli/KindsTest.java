package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.KindProvider;
import io.githops.model.ResourceKind;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked without a cluster. */
class KindsTest {
    @TempDir
    private Path folder;

    @Test
    void listsTheKindsOfHarvester() {
        Ran kinds = githops("kinds");

        assertThat(kinds.exitCode()).isZero();
        assertThat(kinds.out().lines())
                .anyMatch(line -> line.matches("kubevirt.io/v1 +VirtualMachine +virtualmachines +namespaced"))
                .anyMatch(line -> line.matches("network.harvesterhci.io/v1beta1 +VlanConfig +vlanconfigs +cluster"));
    }

    /** As a jar on the class path brings it. */
    public static final class Windows implements KindProvider {
        @Override
        public Collection<ResourceKind<?>> kinds() {
            return List.of(
                    ResourceKind.builder("ops.example/v1", "MaintenanceWindow").build());
        }
    }

    @Test
    void listsTheKindsThatJarsOnTheClassPathBring() throws IOException {
        Ran kinds = withProvider(Windows.class, () -> githops("kinds"));

        assertThat(kinds.out().lines())
                .anyMatch(line -> line.matches("ops.example/v1 +MaintenanceWindow +maintenancewindows +namespaced"));
    }

    @Test
    void tellsOfAJarWithoutUsableKindsAndEnds() throws IOException {
        Ran kinds = withProvider(KindsTest.class, () -> githops("kinds"));

        assertThat(kinds.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(kinds.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: ")
                .endsWith("(GH1501)");
    }

    private Ran withProvider(Class<?> provider, Supplier<Ran> command) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(KindProvider.class.getName()), provider.getName());
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        try (var jar = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
            Thread.currentThread().setContextClassLoader(jar);
            return command.get();
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }

    @Test
    void explainsAFieldAndTheFieldsInIt() {
        Ran explained = githops(
                "explain", "virtualmachine.spec.template.spec.domain.devices.disks", "--api-version", "kubevirt.io/v1");

        assertThat(explained.exitCode()).isZero();
        assertThat(explained.out())
                .startsWith(
                        "VirtualMachine (kubevirt.io/v1) spec template spec domain devices disks: list of mapping\n")
                .contains("  name: string, required\n", "  bootOrder: integer\n");
    }

    @Test
    void explainsWordsAndDefaults() {
        assertThat(githops("explain", "schedulevmbackups.spec.vmbackup").out())
                .contains("  type: string, one of \"backup\", \"snapshot\", by default \"backup\"");
    }

    @Test
    void asksWhichKindIsMeant() {
        assertThat(githops("explain", "ippool").err())
                .isEqualTo("error: ippool: found 2 kinds; name one with --api-version: "
                        + "loadbalancer.harvesterhci.io/v1beta1, network.harvesterhci.io/v1alpha1\n");
    }

    @Test
    void saysWhenThereIsNoSuchField() {
        Ran explained = githops("explain", "keypair.spec.privateKey");

        assertThat(explained.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(explained.err())
                .startsWith("error: KeyPair (harvesterhci.io/v1beta1) spec privateKey: no such field");
    }

    @Test
    void rendersSecretsOnlyWhenAsked() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), """
                apiVersion: v1
                kind: Secret
                metadata: {name: login, namespace: default}
                stringData: {password: hunter2}
                """);

        assertThat(githops("render", "--repo", folder).out()).contains("login").doesNotContain("hunter2");
        assertThat(githops("render", "--repo", folder, "--output", "yaml", "--show-secrets")
                        .out())
                .isEqualTo("""
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          name: login
                          namespace: default
                        stringData:
                          password: hunter2
                        """);
    }

    @Test
    void tellsWhatNeedsWhat() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data, namespace: shop}
                spec: {accessModes: [ReadWriteMany], storageClassName: fast, resources: {requests: {storage: 1Gi}}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
                """);

        assertThat(githops("references", "--repo", folder).out()).isEqualTo("""
                PersistentVolumeClaim shop/data -> Namespace shop at metadata.namespace
                PersistentVolumeClaim shop/data -> StorageClass fast (storage.k8s.io) at spec.storageClassName
                """);
        assertThat(githops("references", "--missing", "--repo", folder).out())
                .isEqualTo(
                        "PersistentVolumeClaim shop/data -> StorageClass fast (storage.k8s.io) at spec.storageClassName\n");
    }

    @Test
    void saysThatManifestsAreValid() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), Manifests.configMap("a", "blue") + """
                ---
                {apiVersion: ops.example/v1, kind: Window, metadata: {name: w, namespace: default}}
                """);

        Ran valid = githops("validate", "--repo", folder);

        assertThat(valid.exitCode()).isZero();
        assertThat(valid.out()).isEqualTo("""
                unknown kind: Window (ops.example/v1); read as it is, without a schema
                2 resources are valid
                """);
    }

    @Test
    void tellsEveryMistake() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), Manifests.configMap("a", "[blue]"));
        Files.writeString(folder.resolve("b.yaml"), """
                apiVersion: harvesterhci.io/v1beta1
                kind: KeyPair
                metadata: {name: ops, namespace: default}
                spec: {pubicKey: x}
                """);

        Ran invalid = githops("validate", "--repo", folder);

        assertThat(invalid.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(invalid.out()).isEmpty();
        assertThat(invalid.errorLines()).hasSize(3).allMatch(line -> line.startsWith("error: "));
    }
}
