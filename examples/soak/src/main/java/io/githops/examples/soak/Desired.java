package io.githops.examples.soak;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people commit: settings with a value each, volumes that hold data, and machines with some memory. Thread-safe. */
final class Desired implements Source {
    private final Map<String, String> settings = new TreeMap<>();
    private final Set<String> volumes = new TreeSet<>();
    private final Map<String, Integer> machines = new TreeMap<>();
    private int commits;
    private Snapshot newest = commit();

    synchronized void set(String setting, String value) {
        settings.put(setting, value);
        commit();
    }

    synchronized void remove(String setting) {
        settings.remove(setting);
        commit();
    }

    synchronized void keepVolume(String name) {
        volumes.add(name);
        commit();
    }

    synchronized void removeVolume(String name) {
        volumes.remove(name);
        commit();
    }

    synchronized void giveMemory(String machine, int gibibytes) {
        machines.put(machine, gibibytes);
        commit();
    }

    synchronized Map<String, String> settings() {
        return new TreeMap<>(settings);
    }

    synchronized Set<String> volumes() {
        return new TreeSet<>(volumes);
    }

    synchronized Map<String, Integer> machines() {
        return new TreeMap<>(machines);
    }

    synchronized int commits() {
        return commits;
    }

    @Override
    public synchronized Snapshot fetch() {
        return newest;
    }

    private Snapshot commit() {
        commits++;
        var yaml = new StringBuilder();
        settings.forEach((name, value) -> yaml.append(setting(name, value)));
        volumes.forEach(name -> yaml.append(volume(name)));
        machines.forEach((name, gibibytes) -> yaml.append(machine(name, gibibytes)));
        var commit = new Commit("Somebody", "somebody@example.org", Instant.EPOCH, "Commit " + commits);
        newest = Snapshot.of(
                new Revision("commit-" + commits, "main", commit),
                ManifestReader.of(Kinds.harvester())
                        .read(List.of(ManifestFile.of("desired.yaml", yaml.toString())))
                        .orThrow());
        return newest;
    }

    private static String setting(String name, String value) {
        return """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: default}
                data: {value: "%s"}
                """.formatted(name, value);
    }

    private static String volume(String name) {
        return """
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s, namespace: default}
                spec:
                  accessModes: [ReadWriteMany]
                  storageClassName: harvester-longhorn
                  resources: {requests: {storage: 1Gi}}
                """.formatted(name);
    }

    private static String machine(String name, int gibibytes) {
        return """
                ---
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: %s, namespace: default}
                spec:
                  runStrategy: Halted
                  template:
                    spec:
                      domain:
                        resources: {limits: {cpu: "1", memory: %dGi}}
                        devices: {}
                """.formatted(name, gibibytes);
    }
}
