package io.githops.diff.check;

import io.githops.diff.check.Claims.Claim;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The static addresses of one machine: in annotations of the overlay network, and in cloud-init network data. */
final class MachineAddresses {
    private static final String ANNOTATION = "static-ip.harvesterhci.io/";

    private final Configuration configuration;
    private final Resource machine;
    private final Consumer<AddressClaim> visitor;

    MachineAddresses(Configuration configuration, Resource machine, Consumer<AddressClaim> visitor) {
        this.configuration = configuration;
        this.machine = machine;
        this.visitor = visitor;
    }

    void visit() {
        visitAnnotations();
        Machines.instance(machine).sequence("volumes").mappings().forEach(this::visitVolume);
    }

    private void visitAnnotations() {
        Mapping annotations = machine.metadata().mapping("annotations");
        annotations.names().stream().filter(name -> name.startsWith(ANNOTATION)).forEach(name -> {
            var claim = new Claim(machine, FieldPath.of("metadata", "annotations", name));
            Segment.of(configuration, machine, name.substring(ANNOTATION.length()))
                    .ifPresent(segment -> annotations
                            .text(name)
                            .flatMap(NetworkData::parsed)
                            .ifPresent(address -> visitor.accept(AddressClaim.of(segment, address, claim))));
        });
    }

    private void visitVolume(Mapping volume) {
        FieldPath at = Machines.INSTANCE
                .field("volumes")
                .item("name", volume.text("name").orElse(""));
        for (String source : new String[] {"cloudInitNoCloud", "cloudInitConfigDrive"}) {
            Mapping cloudInit = volume.mapping(source);
            cloudInit
                    .text("networkData")
                    .ifPresent(text -> visitData(text, at.field(source).field("networkData")));
            cloudInit
                    .text("networkDataBase64")
                    .ifPresent(text -> visitData(decoded(text), at.field(source).field("networkDataBase64")));
            cloudInit
                    .mapping("networkDataSecretRef")
                    .text("name")
                    .flatMap(this::secretText)
                    .ifPresent(text -> visitData(text, at.field(source).field("networkDataSecretRef")));
        }
    }

    /** Which interface has which address is known inside the machine only, so its networks count all alike. */
    private void visitData(String text, FieldPath at) {
        Set<Segment> segments = Machines.interfaces(machine).stream()
                .flatMap(each -> each.text("name").stream())
                .flatMap(name -> Segment.of(configuration, machine, name).stream())
                .collect(Collectors.toSet());
        NetworkData.addresses(text)
                .forEach(address -> segments.forEach(
                        segment -> visitor.accept(AddressClaim.of(segment, address, new Claim(machine, at)))));
    }

    private Optional<String> secretText(String name) {
        return configuration
                .find(new ResourceId("", "Secret", machine.namespace(), name))
                .flatMap(secret -> Stream.of("networkdata", "networkData")
                        .flatMap(key -> Stream.concat(
                                secret.tree().mapping("stringData").text(key).stream(),
                                secret.tree().mapping("data").text(key).map(MachineAddresses::decoded).stream()))
                        .findFirst());
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
