package io.githops.model.kubevirt;

import io.githops.model.OpenEnum;

/** When a node asks the registry for a container image. */
public record ImagePullPolicy(String value) implements OpenEnum {
    /** At each start; by default for images with the tag {@code latest} or none. */
    public static final ImagePullPolicy ALWAYS = new ImagePullPolicy("Always");
    /** When the node does not have it; by default for all other images. */
    public static final ImagePullPolicy IF_NOT_PRESENT = new ImagePullPolicy("IfNotPresent");
    /** The node must have it already. */
    public static final ImagePullPolicy NEVER = new ImagePullPolicy("Never");
}
