package io.githops.overlay;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the items of a list are told from each other. */
final class ListKeys {
    private final List<String> names;
    private final @Nullable Schema items;

    ListKeys(Schema list) {
        names = list.listKeys();
        items = list.items().orElse(null);
    }

    /** Whether an item says a part of its key at least. */
    boolean isNamed(Placed item) {
        return item.tree() instanceof Mapping fields && names.stream().anyMatch(fields::has);
    }

    /** Which of the items have the key of another; what that leaves open, and has no default, does not count. */
    List<Integer> matching(List<Placed> list, Placed wanted) {
        return IntStream.range(0, list.size())
                .filter(i -> names.stream().allMatch(key -> matches(key, list.get(i), wanted)))
                .boxed()
                .toList();
    }

    private boolean matches(String key, Placed item, Placed wanted) {
        Tree value = value(key, wanted);
        return value == null || value.equals(value(key, item));
    }

    private @Nullable Tree value(String key, Placed item) {
        Tree written = item.tree() instanceof Mapping fields ? fields.get(key) : null;
        Schema schema = items == null ? null : items.field(key);
        return written == null && schema != null ? schema.defaultValue().orElse(null) : written;
    }

    /** {@code port, protocol}. */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
