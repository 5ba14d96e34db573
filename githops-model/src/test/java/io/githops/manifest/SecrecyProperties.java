package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.model.harvester.Addon;
import io.githops.model.harvester.Setting;
import io.githops.model.harvester.VirtualMachineImage;
import io.githops.model.kubernetes.ConfigMap;
import io.githops.model.kubernetes.Secret;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.tree.Json;
import io.githops.tree.TreeVisitor;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No way of printing a resource shows a value that is secret. */
class SecrecyProperties {
    private static final Kinds KINDS = Kinds.harvester();
    private static final List<ResourceKind<?>> VIEWS = List.of(
            Secret.KIND, ConfigMap.KIND, Setting.KIND, VirtualMachine.KIND, VirtualMachineImage.KIND, Addon.KIND);
    private static final String LAST_APPLIED =
            "metadata: {name: a, namespace: b, annotations: {kubectl.kubernetes.io/last-applied-configuration: '%s'}}";

    /** Objects with a secret at {@code %s}: right ones, and such in which it is of the wrong shape or place. */
    private static final List<String> OBJECTS = List.of(
            "apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, data: {k: %s}",
            "apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, stringData: {k: %s}",
            "apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, data: {k: [%s]}",
            "apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, data: %s",
            "apiVersion: v1, kind: Secret, " + LAST_APPLIED,
            "apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b, "
                    + "labels: {harvesterhci.io/cloud-init-template: user}}, data: {cloudInit: %s}",
            "apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: backup-target}, value: %s",
            "apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: ssl-certificates}, value: [%s]",
            "apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: http-proxy}, value: '{\"a\": \"%s\"}'",
            "apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: ui-index}, value: 'https://%s@e.com/'",
            "apiVersion: harvesterhci.io/v1beta1, kind: Addon, metadata: {name: a, namespace: b}, "
                    + "spec: {valuesContent: 'password: %s'}",
            "apiVersion: harvesterhci.io/v1beta1, kind: Addon, spec: {valuesContent: ''}, "
                    + LAST_APPLIED.replace("'%s'", "'token: %s'"),
            "apiVersion: harvesterhci.io/v1beta1, kind: VirtualMachineImage, metadata: {name: a, namespace: b}, "
                    + "spec: {sourceType: download, url: 'https://ada:%s@example.com/a.img'}",
            machine("kubevirt.io/v1", "VirtualMachine", "{template: {spec: %s}}", "userData: %s"),
            machine("kubevirt.io/v1", "VirtualMachine", "{template: {spec: %s}}", "userDataBase64: [%s]"),
            machine("kubevirt.io/v1", "VirtualMachine", "{template: {spec: %s}}", "networkData: %s"),
            machine("kubevirt.io/v1", "VirtualMachine", "{template: {spec: %s}}", "networkDataBase64: {a: %s}"),
            machine("kubevirt.io/v1", "VirtualMachineInstance", "%s", "userData: %s"),
            machine(
                    "harvesterhci.io/v1beta1",
                    "VirtualMachineTemplateVersion",
                    "{vm: {spec: {template: {spec: %s}}}}",
                    "userData: %s"),
            "apiVersion: kubevirt.io/v1, kind: VirtualMachine, " + LAST_APPLIED,
            "apiVersion: cdi.kubevirt.io/v1beta1, kind: DataVolume, metadata: {name: a, namespace: b}, "
                    + "spec: {source: {http: {url: 'https://%s@e.com/', extraHeaders: ['Authorization: %s']}}}",
            "apiVersion: node.harvesterhci.io/v1beta1, kind: CloudInit, metadata: {name: a}, spec: {contents: %s}",
            "apiVersion: metal.harvesterhci.io/v1alpha1, kind: Cluster, metadata: {name: a, namespace: b}, "
                    + "status: {token: %s}",
            "apiVersion: metal.harvesterhci.io/v1alpha1, kind: Inventory, metadata: {name: a, namespace: b}, "
                    + "status: {generatedPassword: %s}",
            "apiVersion: migration.harvesterhci.io/v1beta1, kind: OvaSource, metadata: {name: a, namespace: b}, "
                    + "spec: {url: 'https://ada:%s@example.com/a.ova'}");

    private static String machine(String apiVersion, String kind, String spec, String data) {
        String volumes = "{volumes: [{name: c, cloudInitNoCloud: {" + data + "}}]}";
        return "apiVersion: " + apiVersion + ", kind: " + kind + ", metadata: {name: a, namespace: b}, spec: "
                + spec.replace("%s", volumes);
    }

    /** An object, and the secret in it. */
    record Held(String text, String secret) {
        Manifests read() {
            return ManifestReader.of(KINDS).read(List.of(ManifestFile.of("f.yaml", text)));
        }
    }

    @Provide
    Arbitrary<Held> objects() {
        Arbitrary<String> secrets = Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(8)
                .ofMaxLength(30)
                .map(random -> "z9" + random);
        return Combinators.combine(Arbitraries.of(OBJECTS), secrets)
                .as((object, secret) -> new Held("# one\n{" + object.replace("%s", secret) + "}\n", secret));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void nothingThatIsPrintedHoldsASecret(@ForAll("objects") Held held) {
        Manifests manifests = held.read();
        assertThat(manifests.resources()).hasSize(1);
        Resource resource = manifests.resources().get(0);

        List<String> printed = new ArrayList<>(List.of(resource.toString(), manifests.toString()));
        manifests.problems().stream().map(Problem::toString).forEach(printed::add);
        resource.tree().walk((path, value) -> {
            printed.add(path.get() + ": " + value);
            return TreeVisitor.Next.INSIDE;
        });
        VIEWS.forEach(kind -> printed.add(viewed(resource, kind)));

        assertThat(printed).noneMatch(text -> text.contains(held.secret()));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aMaskedResourceHoldsNoSecretAndStaysTheSameObject(@ForAll("objects") Held held) {
        Resource resource = held.read().resources().get(0);

        Resource masked = Masking.of(KINDS).mask(resource);

        assertThat(ManifestWriter.write(masked.tree())).doesNotContain(held.secret());
        assertThat(Json.text(masked.tree())).doesNotContain(held.secret()).contains(Masking.MASK);
        assertThat(masked.id()).isEqualTo(resource.id());
        assertThat(Masking.of(KINDS).mask(masked)).isSameAs(masked);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void textThatIsNoManifestIsNotQuoted(@ForAll("objects") Held held, @ForAll("cuts") int cut) {
        int at = held.text().indexOf(held.secret()) + held.secret().length();
        String broken = held.text().substring(0, at)
                + "}]'\"{: ".charAt(cut)
                + held.text().substring(at);

        Manifests manifests = ManifestReader.of(KINDS).read(List.of(ManifestFile.of("f.yaml", broken)));

        assertThat(manifests.problems()).noneMatch(problem -> problem.toString().contains(held.secret()));
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 5);
    }

    private static String viewed(Resource resource, ResourceKind<?> kind) {
        if (!kind.groupVersionKind().equals(resource.groupVersionKind())) {
            return "";
        }
        try {
            return String.valueOf(resource.as(kind));
        } catch (ManifestException e) {
            return e + String.valueOf(e.getCause());
        }
    }
}
