package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.Set;

/**
 * What a request is for, in words that begin a message.
 *
 * @param words such as {@code applying VirtualMachine default/web (kubevirt.io/v1)}
 * @param isConfidential whether the server's words on it may quote a secret value
 */
record Purpose(String words, boolean isConfidential) {
    private static final Set<String> CONFIDENTIAL_KINDS = Set.of("/Secret", "harvesterhci.io/Setting");

    static Purpose of(String verb, Resource resource) {
        return of(verb, resource.groupVersionKind(), resource.namespace(), resource.name());
    }

    static Purpose of(String verb, GroupVersionKind kind, String namespace, String name) {
        String qualifiedName = namespace.isEmpty() ? name : namespace + "/" + name;
        return new Purpose(
                verb + " " + kind.kind() + " " + qualifiedName + " (" + kind.apiVersion() + ")", isConfidential(kind));
    }

    /** @param namespace empty for all */
    static Purpose ofAll(String verb, GroupVersionKind kind, String namespace) {
        String where = namespace.isEmpty() ? "" : " in namespace " + namespace;
        return new Purpose(verb + " " + kind + where, isConfidential(kind));
    }

    static Purpose asking(String what) {
        return new Purpose("asking for " + what, false);
    }

    private static boolean isConfidential(GroupVersionKind kind) {
        return CONFIDENTIAL_KINDS.contains(kind.group() + "/" + kind.kind());
    }
}
