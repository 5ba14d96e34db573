import org.jspecify.annotations.NullMarked;

/** What things are: trees, resources, kinds, manifests read with their positions, and sources of them. */
@NullMarked
module io.githops.model {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires org.yaml.snakeyaml;
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;
    requires static org.junit.jupiter.api;

    exports io.githops.manifest;
    exports io.githops.model;
    exports io.githops.model.devices;
    exports io.githops.model.harvester;
    exports io.githops.model.harvester.settings;
    exports io.githops.model.instancetype;
    exports io.githops.model.kubeovn;
    exports io.githops.model.kubernetes;
    exports io.githops.model.kubevirt;
    exports io.githops.model.loadbalancer;
    exports io.githops.model.management;
    exports io.githops.model.metal;
    exports io.githops.model.migration;
    exports io.githops.model.network;
    exports io.githops.model.node;
    exports io.githops.model.storage;
    exports io.githops.overlay;
    exports io.githops.schema;
    exports io.githops.source;
    exports io.githops.source.junit;
    exports io.githops.tree;

    uses io.githops.model.KindProvider;

    opens io.githops.model.devices to
            com.fasterxml.jackson.databind;
    opens io.githops.model.harvester to
            com.fasterxml.jackson.databind;
    opens io.githops.model.harvester.settings to
            com.fasterxml.jackson.databind;
    opens io.githops.model.instancetype to
            com.fasterxml.jackson.databind;
    opens io.githops.model.kubeovn to
            com.fasterxml.jackson.databind;
    opens io.githops.model.kubernetes to
            com.fasterxml.jackson.databind;
    opens io.githops.model.kubevirt to
            com.fasterxml.jackson.databind;
    opens io.githops.model.loadbalancer to
            com.fasterxml.jackson.databind;
    opens io.githops.model.management to
            com.fasterxml.jackson.databind;
    opens io.githops.model.metal to
            com.fasterxml.jackson.databind;
    opens io.githops.model.migration to
            com.fasterxml.jackson.databind;
    opens io.githops.model.network to
            com.fasterxml.jackson.databind;
    opens io.githops.model.node to
            com.fasterxml.jackson.databind;
    opens io.githops.model.storage to
            com.fasterxml.jackson.databind;
}
