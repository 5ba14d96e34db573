package io.githops.diff.check;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.Yaml;
import io.githops.model.IpAddress;
import io.githops.model.ManifestException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the static addresses in cloud-init network data of version 1 and 2; text that is neither has none. */
final class NetworkData {
    private NetworkData() {}

    static List<IpAddress> addresses(String text) {
        return Stream.concat(version2(root(text)), version1(root(text)))
                .map(address -> address.split("/", 2)[0])
                .flatMap(address -> parsed(address).stream())
                .distinct()
                .toList();
    }

    /** An address, when the text is one. */
    static Optional<IpAddress> parsed(String text) {
        try {
            return Optional.of(IpAddress.parse(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> version2(Mapping root) {
        return Stream.of("ethernets", "bonds", "bridges", "vlans")
                .flatMap(type -> root.mapping(type).values())
                .filter(Mapping.class::isInstance)
                .flatMap(device -> ((Mapping) device).sequence("addresses").stream())
                .flatMap(address -> address instanceof Text text
                        ? Stream.of(text.value())
                        : address instanceof Mapping labelled ? labelled.names().stream() : Stream.empty());
    }

    private static Stream<String> version1(Mapping root) {
        return root.sequence("config").mappings().stream()
                .flatMap(device -> device.sequence("subnets").mappings().stream())
                .flatMap(subnet -> subnet.text("address").stream());
    }

    private static Mapping root(String text) {
        try {
            var file = new ManifestFile("network data", text.getBytes(StandardCharsets.UTF_8));
            if (Yaml.parse(file) instanceof Mapping mapping) {
                return mapping.get("network") instanceof Mapping inner ? inner : mapping;
            }
        } catch (ManifestException e) {
            // Not YAML: cloud-init would not find addresses in it either.
        }
        return Mapping.empty();
    }
}
