package io.githops.diff.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.githops.diff.LiveObjects;
import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Differences;
import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Live and desired objects of any shape, with random values at and around the places that the rules look at. */
class EffectsProperties {
    private static final Kinds KINDS = Kinds.harvester();

    /** A place of a rule, and what to put there before and after. */
    record Edit(FieldPath place, Tree before, Tree after) {}

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void everyDifferenceHasAnEffect(@ForAll("kinds") ResourceKind<?> kind, @ForAll("edits") List<Edit> edits) {
        ChangedResource changed = changed(kind, edits);

        assertThat(Effects.of(changed)).hasSameSizeAs(changed.differences());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyObjectCanBeDeletedAndCreated(@ForAll("kinds") ResourceKind<?> kind, @ForAll("edits") List<Edit> edits) {
        ChangedResource changed = changed(kind, edits);

        assertThatCode(() -> {
                    Effects.ofDeletion(changed.live(), changed.objects());
                    Effects.ofCreation(changed.live(), changed.objects());
                })
                .doesNotThrowAnyException();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aRecreationIsAsGraveAsTheDeletion(@ForAll("kinds") ResourceKind<?> kind, @ForAll("edits") List<Edit> edits) {
        ChangedResource changed = changed(kind, edits);
        Effect deletion = Effects.ofDeletion(changed.live(), changed.objects());

        assertThat(Effects.ofRecreation(changed.live(), changed.live(), Effect.NONE, changed.objects())
                        .level())
                .isGreaterThanOrEqualTo(deletion.level());
    }

    private static ChangedResource changed(ResourceKind<?> kind, List<Edit> edits) {
        Mapping before = object(kind);
        Mapping after = before;
        for (Edit edit : edits) {
            before = edited(before, edit.place(), edit.before());
            after = edited(after, edit.place(), edit.after());
        }
        Resource live = Resource.of(before);
        List<Difference> differences = Differences.between(before, after, kind.schema());
        return new ChangedResource(kind, live, after, differences, LiveObjects.of(List.of(live, instance())));
    }

    private static Mapping object(ResourceKind<?> kind) {
        return Mapping.builder()
                .put("apiVersion", new Text(kind.groupVersionKind().apiVersion()))
                .put("kind", new Text(kind.groupVersionKind().kind()))
                .put("metadata", Mapping.of("name", new Text("a"), "namespace", new Text("demo")))
                .build();
    }

    private static Resource instance() {
        ResourceKind<?> kind =
                KINDS.find("kubevirt.io", "VirtualMachineInstance").orElseThrow();
        return Resource.of(object(kind));
    }

    /** The same object where the value on the way has another shape. */
    private static Mapping edited(Mapping object, FieldPath place, Tree value) {
        try {
            return object.with(place, value);
        } catch (IllegalArgumentException e) {
            return object;
        }
    }

    @Provide
    Arbitrary<ResourceKind<?>> kinds() {
        List<ResourceKind<?>> all = new ArrayList<>(KINDS.all());
        ResourceKind<?> machine = KINDS.find("kubevirt.io", "VirtualMachine").orElseThrow();
        return Arbitraries.oneOf(Arbitraries.of(all), Arbitraries.just(machine));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<FieldPath> places = Arbitraries.of(places());
        return Combinators.combine(places, values(), values())
                .as(Edit::new)
                .list()
                .ofMaxSize(5);
    }

    /** Every place that a table names, places that machines are judged by, and the places above. */
    private static List<FieldPath> places() {
        List<String> names = new ArrayList<>(List.of(
                "spec.running",
                "spec.runStrategy",
                "status.printableStatus",
                "status.conditions",
                "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"]",
                "spec.dataVolumeTemplates",
                "spec.template.spec.volumes",
                "spec.template.spec.volumes[name=a]",
                "spec.template.spec.networks",
                "spec.template.spec.domain.cpu.sockets",
                "spec.template.spec.domain.memory.guest",
                "spec.template.spec.domain.devices.disks[name=a].cdrom",
                "spec.template.spec.domain.devices.interfaces[name=a].state"));
        KindTables.all().forEach(table -> table.rows().forEach(row -> names.add(row.field())));
        MachineTable.running().rows().forEach(row -> names.add(row.field().replace(".*", ".any")));
        List<FieldPath> places = new ArrayList<>();
        for (String name : names) {
            FieldPath place = FieldPath.parse(name);
            for (FieldPath above = place; above.elements().size() > 0; above = above.parent()) {
                boolean isIdentity = List.of("metadata", "kind", "apiVersion").contains(above.toString());
                if (!isIdentity && above.elements().get(0) instanceof PathElement.Field) {
                    places.add(above);
                }
            }
        }
        return places;
    }

    private static Arbitrary<Tree> values() {
        Arbitrary<Tree> scalars = Arbitraries.of(
                new Text("Halted"),
                new Text("Running"),
                new Text("absent"),
                new Text("1Gi"),
                new Text("[{\"metadata\":{\"name\":\"a\"}}]"),
                new Text("{"),
                Num.of(3),
                Num.parse("1e300"),
                Bool.TRUE,
                Null.NULL);
        Arbitrary<Tree> named = scalars.map(
                value -> Mapping.of("name", new Text("a"), "persistentVolumeClaim", Mapping.of("hotpluggable", value)));
        return Arbitraries.oneOf(
                scalars,
                named,
                named.map(item -> Sequence.of(item, Bool.TRUE)),
                scalars.map(value -> Sequence.of(value)));
    }
}
