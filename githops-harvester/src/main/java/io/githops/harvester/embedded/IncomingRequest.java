package io.githops.harvester.embedded;

import java.util.Locale;
import java.util.Optional;

/**
 * A request as the embedded Harvester understands it. Every part that a request does not have is empty.
 *
 * @param user who sent it; {@code system:anonymous} without credentials, empty with wrong ones
 * @param verb as Kubernetes' roles name it: {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code
 *     patch}, {@code delete}, {@code deletecollection}; the method in lower case when the path names no resource
 * @param path with query
 * @param group of the resource; empty for Kubernetes' core group, too
 * @param resource in the plural, as in paths: {@code virtualmachines}
 * @param kind {@code VirtualMachine}; empty when the server does not offer the resource
 * @param namespace empty for cluster-scoped objects and for lists over all namespaces
 * @param name empty for collections
 * @param subresource such as {@code status}
 * @param fieldManager who the write is recorded under; the program of the user agent where the request named none
 */
public record IncomingRequest(
        String user,
        String verb,
        String method,
        String path,
        String group,
        String resource,
        String kind,
        String namespace,
        String name,
        String subresource,
        String userAgent,
        String fieldManager) {

    static IncomingRequest of(String user, ApiRequest request, String fullPath, ApiResources resources) {
        Optional<RequestPath> path = RequestPath.parse(request.segments());
        return new IncomingRequest(
                user,
                path.map(target -> Authorization.verb(request, target))
                        .orElseGet(() -> request.method().toLowerCase(Locale.ROOT)),
                request.method(),
                fullPath,
                path.map(RequestPath::group).orElse(""),
                path.map(RequestPath::plural).orElse(""),
                path.flatMap(resources::find).map(ApiResource::kind).orElse(""),
                path.map(RequestPath::namespace).orElse(""),
                path.map(RequestPath::name).orElse(""),
                path.map(RequestPath::subresource).orElse(""),
                request.header("User-Agent"),
                request.fieldManager());
    }

    /** One whose path or query is not even URL-encoded. */
    static IncomingRequest malformed(String method, String path) {
        String verb = method.toLowerCase(Locale.ROOT);
        return new IncomingRequest("", verb, method, path, "", "", "", "", "", "", "", "");
    }
}
