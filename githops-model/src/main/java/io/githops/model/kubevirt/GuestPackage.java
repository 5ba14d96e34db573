package io.githops.model.kubevirt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;

/**
 * A package that cloud-init installs in the guest.
 *
 * @param value its name, a list of name and version, or a mapping from a package manager to such
 */
public record GuestPackage(@JsonValue Tree value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GuestPackage {}

    /** The newest version. */
    public static GuestPackage named(String name) {
        return new GuestPackage(new Text(name));
    }

    public static GuestPackage of(String name, String version) {
        return new GuestPackage(Sequence.ofTexts(List.of(name, version)));
    }
}
