package io.githops.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange.Action;
import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.export.LeftOut.Reason;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterTest {
    private static final Kinds KINDS = Kinds.harvester();

    private static Resource read(String yaml) {
        return ManifestReader.builder(KINDS)
                .build()
                .read(List.of(ManifestFile.of("live.yaml", "---\n" + yaml)))
                .orThrow()
                .get(0);
    }

    /** What the API server holds after somebody applied a manifest. */
    private static Resource applied(String manager, String yaml) {
        Resource manifest = read(yaml);
        ResourceKind<?> kind = KINDS.find(manifest.groupVersionKind()).orElseThrow();
        var writer = new Writer(manager, manifest.groupVersionKind().apiVersion(), "", "2026-01-01T00:00:00Z");
        ApplyResult result = ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .apply(null, manifest.tree(), writer, false);
        Mapping stored = ((ApplyResult.Applied) result).object();
        return Resource.of(stored.edit(
                "metadata",
                metadata -> metadata.with("uid", new Text("u-" + manifest.name()))
                        .with("resourceVersion", new Text("7"))
                        .with("creationTimestamp", new Text("2026-01-01T00:00:00Z"))));
    }

    private static Export export(Resource... live) {
        return Exporter.builder(KINDS).build().export(LiveObjects.of(List.of(live)));
    }

    private static Plan plan(Export export, Resource... live) {
        return Planner.builder(KINDS)
                .build()
                .plan(PlanInput.of(
                        Snapshot.of(Revision.of("1", "main"), export.resources()), LiveObjects.of(List.of(live))));
    }

    @Test
    void eachResourceBecomesAFile() {
        Map<String, String> repository = new TreeMap<>();
        LiveObjects live = LiveObjects.of(List.of(
                read("{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: lab}}"),
                read("{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root-ca.crt, namespace: lab}}")));

        // region export
        Export export = Exporter.builder(Kinds.harvester()).build().export(live);
        for (ExportedFile file : export.files()) {
            repository.put(file.path(), file.text()); // lab/configmap-settings.yaml
        }
        String omitted = export.leftOut().get(0).toString(); // ConfigMap lab/kube-root-ca.crt: made by the cluster: …
        // endregion

        assertThat(repository).containsOnlyKeys("lab/configmap-settings.yaml");
        assertThat(omitted).startsWith("ConfigMap lab/kube-root-ca.crt: made by the cluster: ");
    }

    @Test
    void whatTheServerRecordsAndFillsInIsRemoved() {
        Resource live = applied("kubectl", """
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                  namespace: lab
                  annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}", note: kept}
                  finalizers: [wrangler.cattle.io/some-controller, example.com/mine]
                spec: {selector: {app: web}, ports: [{port: 80}]}
                """);

        Export export = export(live);

        assertThat(export.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("lab/service-web.yaml");
            assertThat(file.removedFields()).isPositive();
            assertThat(file.text()).isEqualTo("""
                    apiVersion: v1
                    kind: Service
                    metadata:
                      name: web
                      namespace: lab
                      annotations:
                        note: kept
                      finalizers:
                      - example.com/mine
                    spec:
                      ports:
                      - port: 80
                      selector:
                        app: web
                    """);
        });
        assertThat(plan(export, live).changes())
                .allSatisfy(change -> assertThat(change.fields()).isEmpty());
    }

    @Test
    void whatOurFieldManagerAppliedIsGivenBackWhole() {
        Resource live = applied("githops", """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: lab}
                spec: {type: ClusterIP, selector: {app: web}, ports: [{port: 80, protocol: TCP}]}
                """);

        Export export = export(live);

        assertThat(export.files().get(0).text()).contains("type: ClusterIP", "protocol: TCP");
        assertThat(plan(export, live).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root-ca.crt, namespace: lab}} | GENERATED
                    {apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: lab}} | GENERATED
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: lab, deletionTimestamp: "2026-01-01T00:00:00Z"}} | BEING_DELETED
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: lab, ownerReferences: [{apiVersion: v1, kind: Pod, name: p, uid: u}]}} | OWNED
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: kube-system}} | PLATFORM
                    {apiVersion: v1, kind: Namespace, metadata: {name: longhorn-system}} | PLATFORM
                    {apiVersion: v1, kind: Secret, metadata: {name: a, namespace: lab}} | SECRET
                    {apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: log-level}, default: info} | UNTOUCHED
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: lab, annotations: {meta.helm.sh/release-name: r}}} | GUARDED
                    {apiVersion: kubevirt.io/v1, kind: VirtualMachineInstance, metadata: {name: a, namespace: lab}} | PLATFORM
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: githops-inventory, namespace: default, annotations: {githops.io/inventory: head}}} | PLATFORM
                    """)
    void whatNobodyWritesManifestsOfIsLeftOutWithAReason(String yaml, Reason reason) {
        Export export = export(read(yaml));

        assertThat(export.files()).isEmpty();
        assertThat(export.leftOut()).extracting(LeftOut::reason).containsExactly(reason);
        assertThat(export.reasons()).containsEntry(reason, 1L);
    }

    @Test
    void whatUsersWriteIntoNamespacesOfThePlatformIsExported() {
        Export export = export(read("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata:
                  name: vm-dhcp-controller
                  namespace: harvester-system
                  labels: {addon.harvesterhci.io/experimental: "true"}
                spec: {enabled: true, repo: "https://charts.example.org", chart: dhcp, version: 1.8.0, valuesContent: ""}
                """));

        assertThat(export.files())
                .extracting(ExportedFile::path)
                .containsExactly("harvester-system/addon-vm-dhcp-controller.yaml");
    }

    @Test
    void anEncryptorDecidesWhatIsWrittenForASecret() {
        Resource secret = applied("kubectl", """
                {apiVersion: v1, kind: Secret, metadata: {name: a, namespace: lab}, data: {password: c3dvcmRmaXNo}}
                """);
        Resource sealed = read("""
                {apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: a, namespace: lab}, spec: {x: y}}
                """);

        Export export = Exporter.builder(KINDS)
                .secrets(manifest -> Optional.of(sealed))
                .build()
                .export(LiveObjects.of(List.of(secret)));

        assertThat(export.files()).extracting(ExportedFile::path).containsExactly("lab/sealedsecret-a.yaml");
        assertThat(export.warnings()).extracting(Problem::code).containsExactly("GH2097");
        assertThat(export.leftOut()).isEmpty();
    }

    @Test
    void aSecretThatTheEncryptorLetsPassIsPlannedLikeAnyOther() {
        Resource secret = applied("kubectl", """
                {apiVersion: v1, kind: Secret, metadata: {name: a, namespace: lab}, data: {password: c3dvcmRmaXNo}}
                """);

        Export export = Exporter.builder(KINDS).secrets(Optional::of).build().export(LiveObjects.of(List.of(secret)));

        assertThat(plan(export, secret).changes()).hasSize(1).allSatisfy(change -> {
            assertThat(change.action()).isEqualTo(Action.UPDATE);
            assertThat(change.fields()).isEmpty();
        });
        assertThat(export + "" + export.files()).doesNotContain("c3dvcmRmaXNo");
    }

    @Test
    void aKindWithoutASchemaIsExportedWithAWarning() {
        Resource live = read(
                "{apiVersion: example.com/v1, kind: Widget, metadata: {name: a, namespace: lab, uid: u}, spec: {x: 1}, status: {y: 2}}");

        Export export = export(live);

        assertThat(export.files().get(0).text()).endsWith("namespace: lab\nspec:\n  x: 1\n");
        assertThat(export.warnings()).extracting(Problem::code).containsExactly("GH2096");
    }

    @Test
    void theSameLiveObjectsGiveTheSameTextInWhateverOrderTheyCome() {
        Resource one =
                read("{apiVersion: v1, kind: ConfigMap, metadata: {namespace: lab, name: a}, data: {b: x, a: y}}");
        Resource same =
                read("{kind: ConfigMap, data: {a: y, b: x}, metadata: {name: a, namespace: lab}, apiVersion: v1}");
        Resource other = read("{apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: lab}}");

        assertThat(export(one, other).files()).isEqualTo(export(other, same).files());
    }

    @Test
    void rulesCanBeKeptOutAndUnknownOnesAreNamed() {
        assertThatThrownBy(() -> Exporter.builder(KINDS).withoutRule("mac"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no normalisation rule mac")
                .hasMessageContaining("mac-address");
    }
}
