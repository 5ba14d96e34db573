package io.githops.diff.apply;

import static io.githops.diff.apply.ExpressionRule.immutable;
import static io.githops.diff.apply.ExpressionRule.keeps;
import static io.githops.diff.apply.ExpressionRule.of;
import static io.githops.diff.apply.ExpressionRule.ofFields;
import static io.githops.diff.apply.ExpressionRule.ofText;
import static java.util.Map.entry;

import io.githops.model.GroupVersionKind;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The expressions ({@code x-kubernetes-validations}) in the definitions of the bundled kinds.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">
 *     Kubernetes, validation rules</a>
 */
final class ExpressionRules {
    private static final List<String> ACCESS_MODES =
            List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

    private static final Map<String, List<ExpressionRule>> BY_KIND = Map.ofEntries(
            entry("cdi.kubevirt.io StorageProfile", storageProfile()),
            entry(
                    "harvesterhci.io ScheduleVMBackup",
                    List.of(immutable("spec.vmbackup.type", "spec.type is immutable"))),
            entry(
                    "harvesterhci.io UpgradeLog",
                    List.of(immutable("spec.upgradeName", "spec.upgradeName is immutable"))),
            entry("harvesterhci.io VirtualMachineBackup", backup()),
            entry("harvesterhci.io VirtualMachineTemplateVersion", containerPaths("spec.vm.spec.template.spec")),
            entry(
                    "kubeovn.io Vpc",
                    List.of(ofFields(
                            "spec.bfdPort",
                            "Port IP must be set when BFD Port is enabled",
                            port -> Bool.FALSE.equals(port.get("enabled"))
                                    || !port.text("ip").orElse("").isEmpty()))),
            entry("kubevirt.io VirtualMachine", containerPaths("spec.template.spec")),
            entry("kubevirt.io VirtualMachineInstance", containerPaths("spec")),
            entry("management.harvesterhci.io UpgradePlan", upgradePlan()),
            entry("network.harvesterhci.io HostNetworkConfig", hostNetwork()),
            entry("network.harvesterhci.io IPPool", addressPool()),
            entry(
                    "network.harvesterhci.io VirtualMachineNetworkConfig",
                    List.of(immutable("spec.vmName", "VMName is immutable"))),
            entry("snapshot.storage.k8s.io VolumeSnapshot", snapshot()),
            entry("snapshot.storage.k8s.io VolumeSnapshotContent", snapshotContent()));

    private ExpressionRules() {}

    static boolean has(GroupVersionKind type) {
        return BY_KIND.containsKey(key(type));
    }

    /** @param live null on create */
    static List<Cause> problems(GroupVersionKind type, @Nullable Mapping live, Mapping object) {
        List<Cause> causes = new ArrayList<>();
        BY_KIND.getOrDefault(key(type), List.of()).forEach(rule -> rule.check(live, object, causes::add));
        return causes;
    }

    private static String key(GroupVersionKind type) {
        return type.group() + " " + type.kind();
    }

    private static List<ExpressionRule> storageProfile() {
        return List.of("spec", "status").stream()
                .map(part -> of(
                        part + ".claimPropertySets.[].accessModes",
                        "Illegal AccessMode",
                        modes -> ACCESS_MODES.containsAll(Structure.list(modes).texts())))
                .toList();
    }

    private static List<ExpressionRule> backup() {
        List<ExpressionRule> rules = new ArrayList<>(containerPaths("status.source.spec.template.spec"));
        rules.add(immutable("spec.type", "spec.type is immutable"));
        return List.copyOf(rules);
    }

    private static List<ExpressionRule> containerPaths(String machine) {
        String volume = machine + ".volumes.[].containerPath";
        return List.of(
                ofText(volume + ".path", "path must be absolute (start with '/')", path -> path.startsWith("/")),
                ofText(volume + ".path", "path must not contain '..'", path -> !path.contains("..")),
                of(volume + ".readOnly", "readOnly must be true, write access is not supported", Bool.TRUE::equals));
    }

    private static List<ExpressionRule> upgradePlan() {
        List<ExpressionRule> rules = new ArrayList<>();
        for (String field : List.of("upgrade", "image", "version")) {
            rules.add(new ExpressionRule(
                    List.of("spec"),
                    "spec." + field + " is immutable after creation",
                    true,
                    (spec, old) -> Objects.equals(
                            Structure.mapping(spec).get(field),
                            Structure.mapping(old).get(field))));
        }
        rules.add(ofFields(
                "spec",
                "at least one of spec.version or spec.image must be set",
                spec -> spec.has("version") || spec.has("image")));
        return List.copyOf(rules);
    }

    private static List<ExpressionRule> hostNetwork() {
        return List.of(
                ofFields(
                        "spec",
                        "spec.ips must be specified and non-empty when mode is static",
                        spec -> !isText(spec, "mode", "static")
                                || !spec.mapping("ips").isEmpty()),
                ofText("spec.ips.*", "Invalid CIDR format", text -> TextFormat.matches("cidr", text)));
    }

    private static List<ExpressionRule> addressPool() {
        String config = "spec.ipv4Config";
        return List.of(
                keeps(config, "router", "Router is required once set"),
                immutable(config + ".cidr", "CIDR is immutable"),
                keeps(config + ".pool", "exclude", "End is required once set"),
                immutable(config + ".pool.end", "End is immutable"),
                immutable(config + ".pool.exclude", "Exclude is immutable"),
                immutable(config + ".pool.start", "Start is immutable"),
                immutable(config + ".router", "Router is immutable"),
                immutable(config + ".serverIP", "ServerIP is immutable"),
                immutable("spec.networkName", "NetworkName is immutable"));
    }

    private static List<ExpressionRule> snapshot() {
        String claim = "persistentVolumeClaimName";
        String content = "volumeSnapshotContentName";
        return List.of(
                keeps("spec.source", claim, claim + " is required once set"),
                keeps("spec.source", content, content + " is required once set"),
                exactlyOne("spec.source", content, claim),
                immutable("spec.source." + claim, claim + " is immutable"),
                immutable("spec.source." + content, content + " is immutable"),
                ofText(
                        "spec.volumeSnapshotClassName",
                        "volumeSnapshotClassName must not be the empty string when set",
                        name -> !name.isEmpty()));
    }

    private static List<ExpressionRule> snapshotContent() {
        return List.of(
                keeps("spec", "sourceVolumeMode", "sourceVolumeMode is required once set"),
                keeps("spec.source", "volumeHandle", "volumeHandle is required once set"),
                keeps("spec.source", "snapshotHandle", "snapshotHandle is required once set"),
                exactlyOne("spec.source", "volumeHandle", "snapshotHandle"),
                immutable("spec.source.snapshotHandle", "snapshotHandle is immutable"),
                immutable("spec.source.volumeHandle", "volumeHandle is immutable"),
                immutable("spec.sourceVolumeMode", "sourceVolumeMode is immutable"),
                ofFields(
                        "spec.volumeSnapshotRef",
                        "both spec.volumeSnapshotRef.name and spec.volumeSnapshotRef.namespace must be set",
                        reference -> reference.has("name") && reference.has("namespace")));
    }

    private static ExpressionRule exactlyOne(String path, String first, String second) {
        return ofFields(
                path,
                "exactly one of " + first + " and " + second + " must be set",
                source -> source.has(first) != source.has(second));
    }

    private static boolean isText(Mapping mapping, String name, String text) {
        return new Text(text).equals(mapping.get(name));
    }
}
