package io.githops.export;

import io.githops.diff.LiveObjects;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the objects that Kubernetes, KubeVirt and Harvester make without naming an owner. */
final class GeneratedObjects {
    private static final String CLAIM_TEMPLATES = "harvesterhci.io/volumeClaimTemplates";
    private static final String OPERATOR = "app.kubernetes.io/managed-by";

    /** Kinds of which no object is made by hand. */
    private static final Set<String> KINDS = Set.of(
            "/ComponentStatus",
            "/Endpoints",
            "/Event",
            "/Node",
            "/PersistentVolume",
            "/Pod",
            "apps/ControllerRevision",
            "coordination.k8s.io/Lease",
            "discovery.k8s.io/EndpointSlice",
            "events.k8s.io/Event",
            "metrics.k8s.io/NodeMetrics",
            "metrics.k8s.io/PodMetrics",
            "storage.k8s.io/CSINode",
            "storage.k8s.io/CSIStorageCapacity",
            "storage.k8s.io/VolumeAttachment");

    /** Objects of one name that Kubernetes keeps in every namespace, or in {@code default}. */
    private static final Set<String> NAMES =
            Set.of("ConfigMap kube-root-ca.crt", "ServiceAccount default", "Service kubernetes");

    private static final Set<String> TOKENS =
            Set.of("kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token", "helm.sh/release.v1");

    private final Map<ResourceId, String> claims = new HashMap<>();

    GeneratedObjects(LiveObjects live) {
        live.list("kubevirt.io", "VirtualMachine", "").forEach(this::addClaims);
    }

    /** What tells that the cluster made an object; empty when nothing does. */
    Optional<String> evidence(Resource live) {
        ResourceId id = live.id();
        if (KINDS.contains(id.group() + "/" + id.kind())) {
            return Optional.of("objects of this kind come and go by themselves");
        }
        if (id.group().isEmpty() && NAMES.contains(id.kind() + " " + id.name())) {
            return Optional.of("Kubernetes makes it by itself");
        }
        if (id.kind().equals("Secret")
                && TOKENS.contains(live.tree().text("type").orElse(""))) {
            return Optional.of("type " + live.tree().text("type").orElse(""));
        }
        if (live.label(OPERATOR).filter("virt-operator"::equals).isPresent()) {
            return Optional.of("label " + OPERATOR + ": virt-operator");
        }
        return Optional.ofNullable(claims.get(id));
    }

    private void addClaims(Mapping machine) {
        Mapping metadata = machine.mapping("metadata");
        String namespace = metadata.text("namespace").orElse("");
        String evidence =
                "VirtualMachine " + namespace + "/" + metadata.text("name").orElse("") + " has a template of it";
        templates(metadata.mapping("annotations").text(CLAIM_TEMPLATES).orElse("[]"))
                .forEach(template -> addClaim(template, namespace, evidence));
        machine.mapping("spec")
                .sequence("dataVolumeTemplates")
                .mappings()
                .forEach(template -> addClaim(template, namespace, evidence));
    }

    private void addClaim(Mapping template, String namespace, String evidence) {
        template.mapping("metadata").text("name").ifPresent(name -> {
            claims.put(new ResourceId("", "PersistentVolumeClaim", namespace, name), evidence);
            claims.put(new ResourceId("cdi.kubevirt.io", "DataVolume", namespace, name), evidence);
        });
    }

    private static Iterable<Mapping> templates(String json) {
        try {
            return Json.parse(json) instanceof Sequence list
                    ? list.mappings()
                    : Sequence.empty().mappings();
        } catch (MalformedJsonException e) {
            return Sequence.empty().mappings();
        }
    }
}
