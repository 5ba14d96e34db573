package io.githops.examples.customkind;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.Yaml;
import io.githops.model.Effect.Level;
import io.githops.model.Health;
import io.githops.model.KindProvider;
import io.githops.model.ReferenceRule;
import io.githops.model.ReferenceRule.Format;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Says what GitHops should know of maintenance windows. Found on the class path by its name in META-INF/services. */
public final class MaintenanceKinds implements KindProvider {
    // region kind
    public static final ResourceKind<MaintenanceWindow> MAINTENANCE_WINDOW = ResourceKind.fromCustomResourceDefinition(
                    definition(), MaintenanceWindow.class)
            .references(
                    List.of(ReferenceRule.of("spec.machine", "kubevirt.io", "VirtualMachine", Format.SAME_NAMESPACE)))
            .sensitive("spec.chatToken")
            .effect("spec.machine", Level.DISRUPTION, "the other machine may restart from now on")
            .effect("spec.timeZone", Level.RECREATE, "a window keeps its time zone")
            .health(MaintenanceKinds::health)
            .wave(1)
            .build();

    @Override
    public Collection<ResourceKind<?>> kinds() {
        return List.of(MAINTENANCE_WINDOW);
    }
    // endregion

    private static Health health(Resource live) {
        boolean isOverdue = live.as(MAINTENANCE_WINDOW)
                .status()
                .flatMap(MaintenanceWindow.Status::phase)
                .filter("Overdue"::equals)
                .isPresent();
        return isOverdue ? Health.degraded("the machine was not restarted in the last window") : Health.HEALTHY;
    }

    private static Mapping definition() {
        String name = "definition.yaml";
        try (InputStream in = MaintenanceKinds.class.getResourceAsStream(name)) {
            return (Mapping) Yaml.parse(
                    new ManifestFile(name, Objects.requireNonNull(in, name).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
