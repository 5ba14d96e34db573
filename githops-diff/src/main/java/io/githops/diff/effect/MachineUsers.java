package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which machines use an object: read a Secret or ConfigMap, or have a volume or network. */
final class MachineUsers {
    private static final String SPEC = "spec.template.spec.";
    private static final String VOLUMES = SPEC + "volumes[*].";
    private static final FieldPath CREDENTIALS = Machine.TEMPLATE_SPEC.field("accessCredentials");
    private static final Map<String, List<FieldPattern>> PLACES = Map.of(
            "Secret",
            patterns(
                    VOLUMES + "cloudInitNoCloud.secretRef.name",
                    VOLUMES + "cloudInitNoCloud.networkDataSecretRef.name",
                    VOLUMES + "cloudInitConfigDrive.secretRef.name",
                    VOLUMES + "cloudInitConfigDrive.networkDataSecretRef.name",
                    VOLUMES + "secret.secretName",
                    VOLUMES + "sysprep.secret.name",
                    SPEC + "accessCredentials[*].sshPublicKey.source.secret.secretName",
                    SPEC + "accessCredentials[*].userPassword.source.secret.secretName"),
            "ConfigMap",
            patterns(VOLUMES + "configMap.name", VOLUMES + "sysprep.configMap.name"),
            "PersistentVolumeClaim",
            patterns(
                    VOLUMES + "persistentVolumeClaim.claimName",
                    VOLUMES + "dataVolume.name",
                    VOLUMES + "ephemeral.persistentVolumeClaim.claimName"),
            "DataVolume",
            patterns(VOLUMES + "dataVolume.name"),
            "NetworkAttachmentDefinition",
            patterns(SPEC + "networks[*].multus.networkName"));

    private MachineUsers() {}

    private static List<FieldPattern> patterns(String... texts) {
        return Stream.of(texts).map(FieldPattern::parse).toList();
    }

    /** The names of the machines that use the changed object, in order. */
    static List<String> of(ChangedField field) {
        return of(field.live().id(), field.objects());
    }

    /** As {@link #of(ChangedField)}, without those whose guest agent sets changed credentials while they run. */
    static List<String> readers(ChangedField field) {
        ResourceId used = field.live().id();
        return names(
                used,
                machines(used, field.objects()).stream()
                        .filter(machine -> uses(machine.edit(CREDENTIALS, MachineUsers::readAtStart), used))
                        .toList());
    }

    private static Tree readAtStart(Tree credentials) {
        return credentials instanceof Sequence list
                ? Sequence.of(list.mappings().stream()
                        .filter(credential -> !isSetByAgent(credential))
                        .toList())
                : credentials;
    }

    private static boolean isSetByAgent(Mapping credential) {
        return Stream.of("sshPublicKey", "userPassword")
                .anyMatch(type -> credential.mapping(type, "propagationMethod").has("qemuGuestAgent"));
    }

    /** The names of the machines that use an object, in order, with their namespace when it is another one. */
    static List<String> of(ResourceId used, ClusterObjects objects) {
        return names(used, machines(used, objects));
    }

    /** As {@link #of(ResourceId, ClusterObjects)}, those that run. */
    static List<String> running(ResourceId used, ClusterObjects objects) {
        return names(
                used, machines(used, objects).stream().filter(Machine::runs).toList());
    }

    private static List<Mapping> machines(ResourceId used, ClusterObjects objects) {
        boolean isShared = used.kind().equals("NetworkAttachmentDefinition");
        List<Mapping> users = new ArrayList<>();
        for (Mapping machine : objects.list("kubevirt.io", "VirtualMachine", isShared ? "" : used.namespace())) {
            if (uses(machine, used)) {
                users.add(machine);
            }
        }
        return users;
    }

    private static boolean uses(Mapping machine, ResourceId used) {
        List<String> found = new ArrayList<>();
        PLACES.getOrDefault(used.kind(), List.of())
                .forEach(pattern -> pattern.forEach(machine, (path, value) -> {
                    if (value instanceof Text name) {
                        found.add(name.value());
                    }
                }));
        boolean isNear = namespace(machine).equals(used.namespace());
        return isNear && found.contains(used.name()) || found.contains(used.namespace() + "/" + used.name());
    }

    private static List<String> names(ResourceId used, List<Mapping> machines) {
        return machines.stream()
                .map(machine -> (namespace(machine).equals(used.namespace()) ? "" : namespace(machine) + "/")
                        + machine.mapping("metadata").text("name").orElse(""))
                .sorted()
                .toList();
    }

    private static String namespace(Mapping machine) {
        return machine.mapping("metadata").text("namespace").orElse("");
    }
}
