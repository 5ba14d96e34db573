package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads all objects of a kind page by page. */
final class Listing {
    private static final String PAGE_SIZE = "500";
    private static final int MOST_PAGES = 2000;
    private static final int EXPIRED = 410;

    private final ApiServer server;
    private final GroupVersionKind kind;
    private final ResourcePath path;
    private final Purpose purpose;

    Listing(ApiServer server, GroupVersionKind kind, ResourcePath path, Purpose purpose) {
        this.server = server;
        this.kind = kind;
        this.path = path.query("limit", PAGE_SIZE);
        this.purpose = purpose;
    }

    /** The objects by namespace and name. Begins once again when the server has forgotten where the next page starts. */
    List<Resource> read() {
        List<Resource> resources = new ArrayList<>();
        String token = "";
        boolean isFirstTry = true;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Call call = call(token);
            Reply reply = server.send(call);
            if (reply.code() == EXPIRED && isFirstTry && !token.isEmpty()) {
                isFirstTry = false;
                token = "";
                resources.clear();
                continue;
            }
            Mapping page = server.require(call, reply);
            resources.addAll(items(call, page));
            token = page.mapping("metadata").text("continue").orElse("");
            if (token.isEmpty()) {
                resources.sort(Comparator.comparing(Resource::namespace).thenComparing(Resource::name));
                return List.copyOf(resources);
            }
        }
        throw server.invalid(call(token), "the list does not end after " + MOST_PAGES + " pages", null);
    }

    private Call call(String token) {
        ResourcePath page = token.isEmpty() ? path : path.query("continue", token);
        return Call.get(page.toString(), purpose);
    }

    private List<Resource> items(Call call, Mapping page) {
        List<Resource> resources = new ArrayList<>();
        for (Mapping item : page.sequence("items").mappings()) {
            resources.add(server.resource(call, kind, item));
        }
        return resources;
    }
}
