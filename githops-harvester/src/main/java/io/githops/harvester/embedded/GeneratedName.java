package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.util.concurrent.ThreadLocalRandom;

/** Names objects that came with a prefix only. */
final class GeneratedName {
    /** Without vowels and look-alikes, as Kubernetes does it. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int LENGTH = 5;

    private GeneratedName() {}

    static Mapping complete(Mapping object) {
        String prefix = ObjectMetadata.text(object, "generateName");
        return prefix.isEmpty() || !ObjectMetadata.name(object).isEmpty()
                ? object
                : ObjectMetadata.with(object, "name", prefix + suffix());
    }

    private static String suffix() {
        var suffix = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            suffix.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
