package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;

/** Objects to send and to be answered with. */
final class Samples {
    static final GroupVersionKind VIRTUAL_MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    static final GroupVersionKind SECRET = GroupVersionKind.of("v1", "Secret");
    static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");

    static final String MACHINE_JSON = """
            {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine",
             "metadata": {"name": "web", "namespace": "default"},
             "spec": {"runStrategy": "Halted"}}""";

    static final Resource MACHINE = resource(MACHINE_JSON);

    /** As the cluster answers it. */
    static final Resource LIVE_MACHINE = resource("""
            {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine",
             "metadata": {"name": "web", "namespace": "default", "uid": "u-1", "resourceVersion": "7"},
             "spec": {"runStrategy": "Halted"}}""");

    private Samples() {}

    static Resource resource(String json) {
        return Resource.of(mapping(json));
    }

    static Mapping mapping(String json) {
        return (Mapping) Json.parse(json);
    }
}
