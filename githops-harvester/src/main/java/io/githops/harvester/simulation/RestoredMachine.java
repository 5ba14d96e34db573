package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a restore makes of a backup: a halted machine on volumes of its own. */
record RestoredMachine(ApiObject restore, Backup backup) {
    private static final String RESTORE_NAME = "restore.harvesterhci.io/name";
    private static final String RESTORE_UID = "restore.harvesterhci.io/last-restore-uid";
    private static final String MACHINE_NAME = "harvesterhci.io/vmName";
    private static final String REQUESTS = "stateChangeRequests";

    /** A machine that takes nothing of the one that was backed up but labels, annotations and specification. */
    ApiObject asNew() {
        Mapping metadata = backup.source().metadata();
        String name = restore.spec().mapping("target").text("name").orElse("");
        ApiObject machine = HarvesterKind.VIRTUAL_MACHINE
                .named(restore.namespace(), name)
                .withMetadata(named -> Mapping.builder()
                        .putAll(named)
                        .putIfPresent("labels", metadata.get("labels"))
                        .putIfPresent("annotations", metadata.get("annotations"))
                        .build());
        ApiObject marked = onto(machine.withoutAnnotation(Keys.REMOVED_VOLUME_CLAIMS));
        ApiObject renamed = marked.withSpec(spec -> spec.edit(
                "template",
                template -> template.edit(
                        "metadata",
                        details -> details.edit("labels", labels -> labels.with(MACHINE_NAME, new Text(name))))));
        return restore.isOn("keepMacAddress") ? renamed : withoutAddresses(renamed);
    }

    /** A stopped machine replaced by this one. */
    ApiObject onto(ApiObject machine) {
        Machine source = new Machine(backup.source());
        Machine restored = new Machine(machine.withSpec(
                        spec -> source.object().spec().without("running").without("dataVolumeTemplates")))
                .withSpec(spec -> spec.with("volumes", volumes(spec.sequence("volumes"))));
        return restored.object()
                .withSpec(spec -> spec.with("runStrategy", new Text("Halted")))
                .withAnnotation(Keys.RUN_STRATEGY, runStrategy(source))
                .withAnnotation(Keys.VOLUME_CLAIM_TEMPLATES, Json.text(templates()))
                .withAnnotation(RESTORE_NAME, restore.name())
                .withAnnotation(RESTORE_UID, restore.uid());
    }

    /** The machine as it runs once its volumes are there. */
    static ApiObject started(ApiObject machine) {
        String strategy = machine.annotation(Keys.RUN_STRATEGY).orElse("RerunOnFailure");
        ApiObject started = machine.withSpec(spec -> spec.with("runStrategy", new Text(strategy)));
        Sequence requests = Sequence.of(Mapping.of("action", new Text("Start")));
        return strategy.equals("Manual") ? started.withStatus(status -> status.with(REQUESTS, requests)) : started;
    }

    /** The claims for the new volumes. */
    List<ApiObject> claims() {
        List<ApiObject> claims = new ArrayList<>();
        for (Mapping volume : backup.volumes()) {
            Mapping source = volume.mapping("persistentVolumeClaim");
            Mapping annotations = imageAnnotations(source.mapping("metadata", "annotations"));
            ApiObject claim = HarvesterKind.VOLUME_CLAIM
                    .named(restore.namespace(), claimName(volume))
                    .withSpec(spec -> source.mapping("spec").without("volumeName"));
            claims.add(
                    annotations.isEmpty()
                            ? claim
                            : claim.withMetadata(metadata -> metadata.with("annotations", annotations)));
        }
        return claims;
    }

    /** The state of each volume, before anything is copied. */
    Sequence volumes() {
        List<Mapping> volumes = new ArrayList<>();
        for (Mapping volume : backup.volumes()) {
            Mapping claim = volume.mapping("persistentVolumeClaim")
                    .edit(
                            "metadata",
                            metadata -> metadata.with("name", new Text(claimName(volume)))
                                    .with("namespace", new Text(restore.namespace())));
            volumes.add(Mapping.builder()
                    .put("volumeName", volume.text("volumeName").orElse(""))
                    .put("volumeBackupName", volume.text("name").orElse(""))
                    .put("persistentVolumeClaimSpec", claim)
                    .put("progress", Num.of(0))
                    .putIfPresent("volumeSize", volume.get("volumeSize"))
                    .build());
        }
        return Sequence.of(volumes);
    }

    private String claimName(Mapping volume) {
        return "restore-" + backup.object().name() + "-" + restore.uid() + "-"
                + volume.text("volumeName").orElse("");
    }

    private static Mapping imageAnnotations(Mapping annotations) {
        return Mapping.builder()
                .putIfPresent("harvesterhci.io/imageId", annotations.get("harvesterhci.io/imageId"))
                .build();
    }

    private Sequence volumes(Sequence original) {
        Map<String, String> claims = new HashMap<>();
        backup.volumes().forEach(volume -> claims.put(volume.text("volumeName").orElse(""), claimName(volume)));
        return original.map(volume -> volume instanceof Mapping mapping
                ? Optional.ofNullable(claims.get(mapping.text("name").orElse("")))
                        .map(claim -> onClaim(mapping, claim))
                        .orElse(mapping)
                : volume);
    }

    private static Mapping onClaim(Mapping volume, String claim) {
        return volume.without("dataVolume")
                .edit("persistentVolumeClaim", source -> source.with("claimName", new Text(claim)));
    }

    private Sequence templates() {
        return Sequence.of(claims().stream()
                .map(claim -> Mapping.of("metadata", claim.metadata().without("namespace"), "spec", claim.spec()))
                .toList());
    }

    private static String runStrategy(Machine source) {
        return source.isHalted()
                ? source.object().annotation(Keys.RUN_STRATEGY).orElse("RerunOnFailure")
                : source.runStrategy();
    }

    /** A second machine takes no address and no firmware identity of the first. */
    private static ApiObject withoutAddresses(ApiObject machine) {
        return new Machine(machine.withoutAnnotation(Keys.MAC_ADDRESSES))
                .withDomain(domain -> {
                    Mapping devices = domain.mapping("devices");
                    Mapping fresh = domain.has("firmware")
                            ? domain.edit("firmware", firmware -> firmware.without("uuid"))
                            : domain;
                    return devices.has("interfaces")
                            ? fresh.with("devices", devices.with("interfaces", withoutAddresses(devices)))
                            : fresh;
                })
                .object();
    }

    private static Tree withoutAddresses(Mapping devices) {
        return devices.sequence("interfaces")
                .map(link -> link instanceof Mapping mapping ? mapping.without("macAddress") : link);
    }
}
