package io.githops.diff.effect;

import io.githops.diff.admission.ClusterObjects;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.Optional;

/** A resource that comes or goes as a whole, and the cluster around it. */
record WholeObject(Resource resource, ClusterObjects objects) {

    Mapping tree() {
        return resource.tree();
    }

    ResourceId id() {
        return resource.id();
    }

    /** Whether a place holds this text. */
    boolean has(FieldPath place, String text) {
        return resource.at(place).filter(new Text(text)::equals).isPresent();
    }

    /** The text at a top-level field of an object of the whole cluster; empty when the object is not known. */
    Optional<String> look(String group, String kind, String name, String field) {
        return objects.get(new ResourceId(group, kind, "", name)).flatMap(object -> object.text(field));
    }
}
