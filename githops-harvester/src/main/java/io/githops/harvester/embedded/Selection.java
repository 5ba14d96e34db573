package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredList;
import io.githops.tree.Mapping;
import java.util.function.Predicate;

/** Which objects of a collection a request is about. */
final class Selection {
    private final Predicate<Mapping> test;
    private final boolean everything;

    private Selection(Predicate<Mapping> test, boolean everything) {
        this.test = test;
        this.everything = everything;
    }

    /** @throws ApiFailure when a selector is malformed */
    static Selection of(ResourceCall call) {
        String labels = call.query().text("labelSelector");
        String fields = call.query().text("fieldSelector");
        String name = call.path().name();
        Predicate<Mapping> test = LabelSelector.parse(labels).and(FieldSelector.parse(fields, call.resource()));
        if (!name.isEmpty()) {
            test = test.and(object -> ObjectMetadata.name(object).equals(name));
        }
        return new Selection(test, labels.isEmpty() && fields.isEmpty() && name.isEmpty());
    }

    boolean includes(Mapping object) {
        return test.test(object);
    }

    /** Whether nothing is left out. */
    boolean isEverything() {
        return everything;
    }

    StoredList of(StoredList list) {
        return everything
                ? list
                : new StoredList(
                        list.revision(), list.items().stream().filter(test).toList());
    }
}
