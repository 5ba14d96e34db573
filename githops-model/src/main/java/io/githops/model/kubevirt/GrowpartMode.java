package io.githops.model.kubevirt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Bool;
import io.githops.tree.Text;
import io.githops.tree.Tree;

/**
 * The program that makes partitions of a guest grow.
 *
 * @param value a text, or {@code false}, which is what YAML makes of a bare {@code off}
 */
public record GrowpartMode(@JsonValue Tree value) {
    public static final GrowpartMode AUTO = new GrowpartMode(new Text("auto"));
    public static final GrowpartMode GROWPART = new GrowpartMode(new Text("growpart"));
    public static final GrowpartMode GPART = new GrowpartMode(new Text("gpart"));
    public static final GrowpartMode OFF = new GrowpartMode(Bool.FALSE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GrowpartMode {}
}
