package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Secrets whose values stand in the manifests for everybody who can read the repository. */
final class PlainSecret implements BiConsumer<Resource, Problems> {
    static final String ID = "plain-secret";

    @Override
    public void accept(Resource secret, Problems problems) {
        Stream.of("data", "stringData")
                .filter(field -> !secret.tree().mapping(field).isEmpty())
                .forEach(field -> problems.warning(
                        FieldPath.of(field),
                        "found values in plain text; let a tool that decrypts or fetches them make this Secret"));
    }
}
