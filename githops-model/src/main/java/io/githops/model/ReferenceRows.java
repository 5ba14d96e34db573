package io.githops.model;

import io.githops.model.ReferenceRule.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects the reference rules of one kind, below a common place. */
final class ReferenceRows {
    static final String CDI = "cdi.kubevirt.io";
    static final String DEVICES = "devices.harvesterhci.io";
    static final String HARVESTER = "harvesterhci.io";
    static final String INSTANCETYPES = "instancetype.kubevirt.io";
    static final String KUBEVIRT = "kubevirt.io";
    static final String METAL = "metal.harvesterhci.io";
    static final String NETWORK = "network.harvesterhci.io";
    static final String OVERLAY = "kubeovn.io";
    static final String SNAPSHOTS = "snapshot.storage.k8s.io";
    static final String STORAGE = "storage.k8s.io";

    private final String root;
    private final List<ReferenceRule> rules = new ArrayList<>();

    /** @param root where the places below start, with a dot at its end; empty for the object itself */
    ReferenceRows(String root) {
        this.root = root;
    }

    ReferenceRows add(String place, String group, String kind, Format format) {
        rules.add(ReferenceRule.of(root + place, group, kind, format));
        return this;
    }

    ReferenceRows soft(String place, String group, String kind, Format format) {
        rules.add(ReferenceRule.of(root + place, group, kind, format).soft());
        return this;
    }

    ReferenceRows inJson(String place, String inside, String group, String kind, Format format) {
        rules.add(ReferenceRule.insideJson(root + place, inside, group, kind, format));
        return this;
    }

    ReferenceRows softInJson(String place, String inside, String group, String kind, Format format) {
        rules.add(ReferenceRule.insideJson(root + place, inside, group, kind, format)
                .soft());
        return this;
    }

    /** A name whose namespace stands beside it. */
    ReferenceRows beside(String place, String namespaceField, String group, String kind) {
        rules.add(ReferenceRule.of(root + place, group, kind, Format.SAME_NAMESPACE)
                .withNamespaceField(namespaceField));
        return this;
    }

    ReferenceRows add(ReferenceRule... more) {
        return add(List.of(more));
    }

    ReferenceRows add(List<ReferenceRule> more) {
        rules.addAll(more);
        return this;
    }

    ReferenceRows secrets(String... places) {
        Stream.of(places).forEach(place -> soft(place, "", "Secret", Format.SAME_NAMESPACE));
        return this;
    }

    ReferenceRows configMaps(String... places) {
        Stream.of(places).forEach(place -> soft(place, "", "ConfigMap", Format.SAME_NAMESPACE));
        return this;
    }

    ReferenceRows claims(String... places) {
        Stream.of(places).forEach(place -> soft(place, "", "PersistentVolumeClaim", Format.SAME_NAMESPACE));
        return this;
    }

    List<ReferenceRule> rules() {
        return List.copyOf(rules);
    }
}
