package io.githops.harvester;

import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceList;
import io.githops.model.ResourceListReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads all objects of a kind page by page, and each page object by object as it arrives. */
final class Listing {
    private static final int MOST_PAGES = 2000;
    private static final Comparator<Resource> BY_NAME =
            Comparator.comparing(Resource::namespace).thenComparing(Resource::name);
    private static final ResourceListReader READER =
            ResourceListReader.builder().build();

    private final ApiServer server;
    private final ResourcePath path;
    private final Purpose purpose;

    /** @param path with what selects objects, and the size of a page */
    Listing(ApiServer server, ResourcePath path, Purpose purpose) {
        this.server = server;
        this.path = path;
        this.purpose = purpose;
    }

    /** The objects by namespace and name. Begins once again when the server has forgotten where the next page starts. */
    ListedResources read() {
        try {
            return collect();
        } catch (ExpiredException e) {
            return collect();
        }
    }

    private ListedResources collect() {
        List<Resource> resources = new ArrayList<>();
        String version = pages(call -> {
            List<Resource> page = new ArrayList<>();
            ResourceList list = server.read(
                    call,
                    body -> {
                        page.clear();
                        return read(call, body, page::add);
                    },
                    () -> true);
            resources.addAll(page);
            return list;
        });
        resources.sort(BY_NAME);
        return new ListedResources(resources, version);
    }

    /**
     * Hands on the objects as they arrive.
     *
     * @return the version of the list
     * @throws ExpiredException when the server has forgotten where the next page starts
     */
    String forEach(Consumer<Resource> action) {
        return pages(call -> {
            var handed = new Handed(action);
            try {
                return server.read(call, body -> read(call, body, handed), handed::isNothing);
            } catch (CallerException e) {
                throw e.original;
            }
        });
    }

    private String pages(Function<Call, ResourceList> reader) {
        String token = "";
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Call call = call(token);
            ResourceList page = reader.apply(call);
            if (page.continueToken().isEmpty()) {
                return page.resourceVersion();
            }
            if (page.continueToken().equals(token)) {
                throw server.invalid(call, "the page after this one is said to be the same", null);
            }
            token = page.continueToken();
        }
        throw server.invalid(call(token), "the list does not end after " + MOST_PAGES + " pages", null);
    }

    private Call call(String token) {
        ResourcePath page = token.isEmpty() ? path : path.query("continue", token);
        return Call.get(page.toString(), purpose);
    }

    private ResourceList read(Call call, InputStream body, Consumer<Resource> action) throws IOException {
        try {
            return READER.read(body, action);
        } catch (ManifestException e) {
            throw server.invalid(
                    call, "the answer is no list of objects with apiVersion, kind and metadata.name", null);
        }
    }

    /** What was handed on of one page; an exception of the caller is told from one of the reader. */
    private static final class Handed implements Consumer<Resource> {
        private final Consumer<Resource> action;
        private boolean isNothing = true;

        Handed(Consumer<Resource> action) {
            this.action = action;
        }

        boolean isNothing() {
            return isNothing;
        }

        @Override
        public void accept(Resource resource) {
            isNothing = false;
            try {
                action.accept(resource);
            } catch (RuntimeException e) {
                throw new CallerException(e);
            }
        }
    }

    private static final class CallerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final RuntimeException original;

        CallerException(RuntimeException original) {
            super(original);
            this.original = original;
        }
    }
}
