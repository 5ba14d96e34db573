package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Images whose URL names no version and that have no checksum: the same manifest gives another machine tomorrow. Harvester
 * compares {@code spec.checksum}, a SHA-512, with what it downloads (harvester/harvester: VirtualMachineImage, spec.checksum).
 */
final class MutableImage implements BiConsumer<Resource, Problems> {
    static final String ID = "mutable-image";

    private static final Set<String> MOVING_NAMES = Set.of(
            "latest",
            "current",
            "stable",
            "testing",
            "unstable",
            "daily",
            "nightly",
            "weekly",
            "rolling",
            "edge",
            "release",
            "main",
            "master");
    private static final Pattern NO_VERSION =
            Pattern.compile("x86_64|x86-64|amd64|arm64|aarch64|i[36]86|s390x|qcow2|64-?bit");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern SCHEME_AND_HOST = Pattern.compile("^https?://[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD_END = Pattern.compile("[^a-z0-9]+");

    @Override
    public void accept(Resource image, Problems problems) {
        Mapping spec = image.tree().mapping("spec");
        Optional<String> path = spec.text("url")
                .filter(url -> SCHEME_AND_HOST.matcher(url).find())
                .map(url -> SCHEME_AND_HOST.matcher(url).replaceFirst("").toLowerCase(Locale.ROOT));
        boolean hasChecksum =
                spec.text("checksum").filter(sum -> !sum.isBlank()).isPresent();
        if (hasChecksum || path.isEmpty()) {
            return;
        }
        fault(path.get())
                .ifPresent(fault -> problems.warning(
                        FieldPath.of("spec", "url"),
                        fault
                                + ", and spec.checksum is absent, so the image may become another one; name a version, or add the"
                                + " SHA-512 checksum"));
    }

    private static Optional<String> fault(String path) {
        Optional<String> moving = Arrays.stream(WORD_END.split(path))
                .filter(MOVING_NAMES::contains)
                .findFirst();
        boolean hasVersion =
                DIGIT.matcher(NO_VERSION.matcher(path).replaceAll("")).find();
        return moving.map(word -> "the address says \"" + word + "\"")
                .or(() -> hasVersion ? Optional.empty() : Optional.of("the address names no version"));
    }
}
