package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A plan that was made and taken back leaves every object as it was, but for what the server keeps of it. */
class UndoProperties {
    private static final Planner PLANNER =
            Planner.builder(Fixture.KINDS).prune(Prune.OWNED).build();

    /** A cluster of which we own a part, what others wrote into it, and what is desired next. */
    private record Scene(SimulatedObjects before, List<Resource> desired, long seed) {}

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void bringsBackWhatWas(@ForAll("scenes") Scene scene) {
        Plan plan = plan(scene);
        SimulatedObjects changed = scene.before().execute(plan, change -> true);

        Undo undo = PLANNER.undo(plan);
        Plan back = PLANNER.plan(undo.input(changed.live(), changed.inventory()));
        SimulatedObjects restored = changed.execute(back, change -> true);

        assertThat(restored.values()).isEqualTo(scene.before().values());
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void bringsBackWhatWasWhenOnlyAPartWasMade(@ForAll("scenes") Scene scene) {
        Plan plan = plan(scene);
        Random random = new Random(scene.seed());
        Map<ResourceId, Boolean> choice = new TreeMap<>();
        Predicate<ResourceChange> made = change -> choice.computeIfAbsent(change.id(), any -> random.nextBoolean());
        SimulatedObjects changed = scene.before().execute(plan, made);

        for (Undo undo : List.of(PLANNER.undo(plan), PLANNER.undo(plan, made))) {
            Plan back = PLANNER.plan(undo.input(changed.live(), changed.inventory()));

            assertThat(changed.execute(back, change -> true).values())
                    .isEqualTo(scene.before().values());
        }
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void touchesNothingButWhatThePlanTouched(@ForAll("scenes") Scene scene) {
        Plan plan = plan(scene);
        SimulatedObjects changed = scene.before().execute(plan, change -> true);
        Undo undo = PLANNER.undo(plan);

        Plan back = PLANNER.plan(undo.input(changed.live(), changed.inventory()));

        assertThat(back.changes())
                .filteredOn(change -> change.action() != ResourceChange.Action.UNCHANGED)
                .extracting(ResourceChange::id)
                .isSubsetOf(undo.scope());
        assertThat(back.changes(ResourceChange.Action.PRUNE))
                .extracting(ResourceChange::id)
                .containsExactlyInAnyOrderElementsOf(plan.changes(ResourceChange.Action.CREATE).stream()
                        .map(ResourceChange::id)
                        .toList());
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void foreseesTheWayBack(@ForAll("scenes") Scene scene) {
        Plan plan = plan(scene);
        SimulatedObjects changed = scene.before().execute(plan, change -> true);
        Undo undo = PLANNER.undo(plan);

        Plan back = PLANNER.plan(undo.input(changed.live(), changed.inventory()));

        assertThat(back.document().changes())
                .isEqualTo(undo.foreseen().document().changes());
    }

    private static Plan plan(Scene scene) {
        return PLANNER.plan(
                PlanInput.of(Fixture.snapshot(scene.desired()), scene.before().live())
                        .inventory(scene.before().inventory()));
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Arbitraries.longs().map(seed -> scene(new Random(seed), seed));
    }

    private static Scene scene(Random random, long seed) {
        SimulatedObjects objects = SimulatedObjects.empty();
        int syncs = random.nextInt(3);
        for (int i = 0; i <= syncs; i++) {
            objects = strangers(objects, random);
            Plan plan = PLANNER.plan(PlanInput.of(Fixture.snapshot(desired(random)), objects.live())
                    .inventory(objects.inventory()));
            objects = objects.execute(plan, change -> true);
        }
        return new Scene(strangers(objects, random), desired(random), seed);
    }

    private static List<Resource> desired(Random random) {
        List<Resource> desired = new ArrayList<>();
        for (List<Resource> variants : UndoPool.VARIANTS) {
            if (random.nextInt(4) > 0) {
                desired.add(variants.get(random.nextInt(variants.size())));
            }
        }
        return desired;
    }

    /** Somebody else creates and edits objects by hand. */
    private static SimulatedObjects strangers(SimulatedObjects objects, Random random) {
        SimulatedObjects changed = objects;
        if (random.nextInt(3) == 0) {
            List<Resource> variants = UndoPool.VARIANTS.get(random.nextInt(UndoPool.VARIANTS.size()));
            changed = changed.created(variants.get(random.nextInt(variants.size())), "kubectl");
        }
        for (Resource live : List.copyOf(changed.live().resources())) {
            if (random.nextInt(3) == 0) {
                changed = changed.edited(live.id(), tree -> edit(tree, random));
            }
        }
        return changed;
    }

    private static Mapping edit(Mapping tree, Random random) {
        Text value = new Text("by-hand-" + random.nextInt(3));
        return switch (random.nextInt(3)) {
            case 0 -> tree.edit("metadata", metadata -> metadata.edit("labels", labels -> labels.with("team", value)));
            case 1 ->
                tree.edit("metadata", metadata -> metadata.edit("annotations", marks -> marks.with("note", value)));
            default ->
                tree.text("kind").orElse("").equals("ConfigMap")
                        ? tree.edit("data", data -> data.with("colour", value))
                        : tree.edit("metadata", metadata -> metadata.edit("labels", labels -> labels.without("team")));
        };
    }
}
