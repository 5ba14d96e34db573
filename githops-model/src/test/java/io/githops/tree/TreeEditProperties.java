package io.githops.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.manifest.Trees;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TreeEditProperties {
    private static final Tree MARK = new Text("a value that no tree draws");

    /** A tree, and a place in it. */
    record Spot(Tree tree, FieldPath path) {
        Tree value() {
            return tree.at(path).orElseThrow();
        }
    }

    @Provide
    Arbitrary<Tree> trees() {
        return Trees.trees();
    }

    @Provide
    Arbitrary<Mapping> mappings() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), Trees.trees())
                .ofMaxSize(4)
                .map(Mapping::of)
                .list()
                .ofSize(2)
                .map(pair -> pair.get(0).with("deep", pair.get(1)));
    }

    @Provide
    Arbitrary<Spot> spots() {
        return Trees.trees()
                .map(Sequence::of)
                .flatMap(tree -> Arbitraries.of(paths(tree)).map(path -> new Spot(tree, path)));
    }

    @Provide
    Arbitrary<Spot> parts() {
        return spots().filter(spot -> !spot.path().isRoot());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsSetIsThere(@ForAll("spots") Spot spot, @ForAll("trees") Tree value) {
        assertThat(spot.tree().with(spot.path(), value).at(spot.path())).contains(value);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void settingBackGivesTheOldTree(@ForAll("spots") Spot spot) {
        Tree changed = spot.tree().with(spot.path(), MARK);

        assertThat(changed.with(spot.path(), spot.value())).isEqualTo(spot.tree());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void settingAnEqualValueKeepsTheInstance(@ForAll("spots") Spot spot) {
        Tree copy = Json.parse(Json.text(spot.value()));

        assertThat(spot.tree().with(spot.path(), copy)).isSameAs(spot.tree());
        assertThat(spot.tree().edit(spot.path(), value -> copy)).isSameAs(spot.tree());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatDoesNotLieOnTheWayIsShared(@ForAll("parts") Spot spot) {
        Tree changed = spot.tree().with(spot.path(), MARK);

        for (FieldPath path : paths(spot.tree())) {
            boolean isOnTheWay = path.contains(spot.path()) || spot.path().contains(path);
            if (!isOnTheWay) {
                assertThat(changed.at(path).orElseThrow())
                        .isSameAs(spot.tree().at(path).orElseThrow());
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void editingIsSettingWhatTheEditMakesOfTheValue(@ForAll("spots") Spot spot, @ForAll("trees") Tree value) {
        assertThat(spot.tree().edit(spot.path(), old -> Sequence.of(old, value)))
                .isEqualTo(spot.tree().with(spot.path(), Sequence.of(spot.value(), value)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void removingWhatWasAddedGivesTheOldTree(@ForAll("spots") Spot spot) {
        if (spot.value() instanceof Mapping) {
            FieldPath added = spot.path().field("a name that no tree draws").item("name", "x");
            Tree changed = spot.tree().with(added, Mapping.of("name", new Text("x")));

            assertThat(changed.at(added)).isPresent();
            assertThat(changed.without(added.parent())).isEqualTo(spot.tree());
        } else if (spot.value() instanceof Sequence) {
            FieldPath added = spot.path().plus(new PathElement.Value(MARK));

            assertThat(spot.tree().with(added, MARK).without(added)).isEqualTo(spot.tree());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsRemovedIsGone(@ForAll("parts") Spot spot) {
        Tree removed = spot.tree().without(spot.path());

        assertThat(paths(removed).size())
                .isEqualTo(paths(spot.tree()).size() - paths(spot.value()).size());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aPathThatFitsNowhereChangesNothing(@ForAll("spots") Spot spot) {
        FieldPath nowhere = spot.path().field("a name that no tree draws");

        assertThat(spot.tree().without(nowhere)).isSameAs(spot.tree());
        assertThat(spot.tree().edit(nowhere, value -> MARK)).isSameAs(spot.tree());
        if (!(spot.value() instanceof Mapping) && !(spot.value() instanceof Null)) {
            assertThatThrownBy(() -> spot.tree().with(nowhere, MARK)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void mergingTwiceIsMergingOnce(@ForAll("mappings") Mapping base, @ForAll("mappings") Mapping overlay) {
        Mapping merged = base.merge(overlay);

        assertThat(merged.merge(overlay)).isSameAs(merged);
        assertThat(base.merge(base)).isSameAs(base);
        assertThat(base.merge(Mapping.empty())).isSameAs(base);
        assertThat(Mapping.empty().merge(overlay)).isEqualTo(overlay);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aMergeHasEveryValueOfTheOverlayAndSharesTheRest(
            @ForAll("mappings") Mapping base, @ForAll("mappings") Mapping overlay) {
        Mapping merged = base.merge(overlay);

        overlay.walk((path, value) -> {
            if (value instanceof Mapping) {
                return TreeVisitor.Next.INSIDE;
            }
            assertThat(merged.at(path.get())).contains(value);
            return TreeVisitor.Next.BEHIND;
        });
        base.forEach((name, value) -> {
            if (!overlay.has(name)) {
                assertThat(merged.get(name)).isSameAs(value);
            }
        });
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aWalkMeetsEveryValueWhereItStands(@ForAll("trees") Tree tree) {
        tree.walk((path, value) -> {
            assertThat(tree.at(path.get())).containsSame(value);
            return TreeVisitor.Next.INSIDE;
        });
        List<FieldPath> paths = paths(tree);
        assertThat(paths).doesNotHaveDuplicates();
        for (int i = 1; i < paths.size(); i++) {
            assertThat(paths.get(i).parent().contains(paths.get(i - 1))).isTrue();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aWalkStopsWhereTheVisitorSays(@ForAll("spots") Spot spot) {
        List<FieldPath> all = paths(spot.tree());
        List<FieldPath> below = all.stream()
                .filter(path -> spot.path().contains(path) && !path.equals(spot.path()))
                .toList();

        List<FieldPath> others = new ArrayList<>(all);
        others.removeAll(below);
        assertThat(visited(spot, TreeVisitor.Next.BEHIND)).isEqualTo(others);
        assertThat(visited(spot, TreeVisitor.Next.NOWHERE)).isEqualTo(all.subList(0, all.indexOf(spot.path()) + 1));
    }

    private static List<FieldPath> visited(Spot spot, TreeVisitor.Next atSpot) {
        List<FieldPath> visited = new ArrayList<>();
        spot.tree().walk((path, value) -> {
            visited.add(path.get());
            return path.get().equals(spot.path()) ? atSpot : TreeVisitor.Next.INSIDE;
        });
        return visited;
    }

    private static List<FieldPath> paths(Tree tree) {
        List<FieldPath> paths = new ArrayList<>();
        tree.walk((path, value) -> {
            paths.add(path.get());
            return TreeVisitor.Next.INSIDE;
        });
        return paths;
    }
}
