package io.githops.diff.check;

import io.githops.model.Reference;
import io.githops.model.Reference.Strength;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.function.BiConsumer;

/**
 * Names of objects that are neither desired nor live, nor made by the cluster itself; a warning where the cluster stores the
 * object and waits. The references are those of {@link io.githops.model.Kinds#references}.
 */
final class DanglingReferences implements BiConsumer<Configuration, Problems> {
    static final String ID = "dangling-reference";

    private static final FieldPath OWNERS = FieldPath.of("metadata", "ownerReferences");

    @Override
    public void accept(Configuration configuration, Problems problems) {
        var made = new MadeByCluster(configuration);
        for (Resource resource : configuration.resources()) {
            configuration.references().needs(resource.id()).stream()
                    .filter(reference -> !OWNERS.contains(reference.at()))
                    .filter(reference -> isMissing(reference.to(), configuration, made))
                    .forEach(reference -> report(reference, problems.about(resource)));
        }
    }

    private static boolean isMissing(ResourceId id, Configuration configuration, MadeByCluster made) {
        return configuration.find(id).isEmpty() && !made.includes(id);
    }

    private static void report(Reference reference, Problems problems) {
        ResourceId to = reference.to();
        String message = "found " + to.kind() + " " + to.qualifiedName()
                + ", which is not among the manifests nor known to be live; add it, or correct the name";
        if (reference.strength() == Strength.HARD) {
            problems.error(reference.at(), message);
        } else {
            problems.warning(reference.at(), message);
        }
    }
}
