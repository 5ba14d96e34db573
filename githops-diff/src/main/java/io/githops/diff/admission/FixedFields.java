package io.githops.diff.admission;

import io.githops.tree.Tree;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields of a specification that keep the value they were created with. */
final class FixedFields {
    private FixedFields() {}

    /**
     * Checks that an update keeps fields.
     *
     * @param live null on create, which may set them
     */
    static void check(Webhook webhook, String rule, @Nullable ApiObject live, ApiObject object, String... fields)
            throws RefusedException {
        for (String field : fields) {
            @Nullable Tree authored = object.spec().get(field);
            if (live != null && !Objects.equals(live.spec().get(field), authored)) {
                throw webhook.invalid(rule, "spec." + field, "spec." + field + " is immutable");
            }
        }
    }
}
