package io.githops.diff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Reference;
import io.githops.model.Reference.Strength;
import io.githops.model.ReferenceRule;
import io.githops.model.ReferenceRule.Format;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderProperties {
    private static final Kinds KINDS = Kinds.none()
            .with(ResourceKind.builder("example.com/v1", "Part")
                    .references(List.of(
                            ReferenceRule.of("spec.needs[*]", "example.com", "Part", Format.SAME_NAMESPACE),
                            ReferenceRule.of("spec.likes[*]", "example.com", "Part", Format.SAME_NAMESPACE)
                                    .soft()))
                    .build());

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyHardReferenceIsRespected(@ForAll("worlds") List<Member> world) {
        Order order = Orders.ofApplying(world, KINDS, KINDS::references);

        for (Member member : world) {
            if (member.isChanged()) {
                assertThat(needed(member.id(), world)).allSatisfy(need -> {
                    assertThat(order.level(need)).isLessThan(order.level(member.id()));
                    assertThat(order.after(member.id())).contains(need);
                });
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everySoftReferenceIsRespectedWhereThereIsNoCircle(@ForAll("worlds") List<Member> world) {
        List<Member> withoutCircles = world.stream()
                .map(member -> new Member(forwards(member.resource()), null, true))
                .toList();

        Order order = Orders.ofApplying(withoutCircles, KINDS, KINDS::references);

        for (Member member : withoutCircles) {
            for (Reference reference : KINDS.references(member.resource())) {
                if (reference.to().kind().equals("Part")) {
                    assertThat(order.level(reference.to())).isLessThan(order.level(member.id()));
                }
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatComesFirstDoesNotDependOnTheOrderOfTheInput(@ForAll("worlds") List<Member> world, @ForAll long seed) {
        List<Member> shuffled = new ArrayList<>(world);
        Collections.shuffle(shuffled, new Random(seed));

        Order one = Orders.ofApplying(world, KINDS, KINDS::references);
        Order other = Orders.ofApplying(shuffled, KINDS, KINDS::references);

        for (Member member : world) {
            assertThat(other.level(member.id())).isEqualTo(one.level(member.id()));
            assertThat(other.after(member.id())).isEqualTo(one.after(member.id()));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyReferenceIsFollowedOnce(@ForAll("worlds") List<Member> world) {
        Set<ResourceId> asked = new HashSet<>();

        Orders.ofApplying(world, KINDS, resource -> {
            assertThat(asked.add(resource.id())).isTrue();
            return KINDS.references(resource);
        });
    }

    /**
     * The changed members that a member needs by hard references, with unchanged ones in between. One that is there and
     * names a new member may come after it.
     */
    private static Set<ResourceId> needed(ResourceId id, List<Member> world) {
        Set<ResourceId> found = new HashSet<>();
        for (Reference reference : KINDS.references(world.get(number(id)).resource())) {
            boolean counts = reference.strength() == Strength.HARD
                    && reference.to().kind().equals("Part");
            if (counts && !mayWait(reference.to(), id, world)) {
                if (world.get(number(reference.to())).isChanged()) {
                    found.add(reference.to());
                } else {
                    found.addAll(needed(reference.to(), world));
                }
            }
        }
        return found;
    }

    private static boolean mayWait(ResourceId existing, ResourceId added, List<Member> world) {
        return !world.get(number(existing)).isNew()
                && world.get(number(added)).isNew()
                && KINDS.references(world.get(number(existing)).resource()).stream()
                        .anyMatch(reference -> reference.to().equals(added));
    }

    /** Members by number; each needs some of lower numbers, and likes any. */
    @Provide
    Arbitrary<List<Member>> worlds() {
        return Arbitraries.longs().map(seed -> world(new Random(seed)));
    }

    private static List<Member> world(Random random) {
        int size = 2 + random.nextInt(14);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> needs = new ArrayList<>();
            List<String> likes = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                if (j < i && random.nextInt(4) == 0) {
                    needs.add("p" + j);
                } else if (j != i && random.nextInt(6) == 0) {
                    likes.add("p" + j);
                }
            }
            Resource part = part(i, needs, likes, random.nextInt(4) == 0 ? "" + (random.nextInt(5) - 2) : "0");
            members.add(new Member(part, random.nextBoolean() ? part : null, random.nextInt(3) > 0));
        }
        return members;
    }

    private static Resource forwards(Resource part) {
        return part.withTree(part.tree()
                .edit(
                        "spec",
                        spec -> spec.with(
                                "likes",
                                Sequence.ofTexts(spec.sequence("likes").texts().stream()
                                        .filter(name -> Integer.parseInt(name.substring(1)) < number(part.id()))
                                        .toList()))));
    }

    private static int number(ResourceId id) {
        return Integer.parseInt(id.name().substring(1));
    }

    private static Resource part(int number, List<String> needs, List<String> likes, String wave) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "example.com/v1")
                .put("kind", "Part")
                .put(
                        "metadata",
                        Mapping.builder()
                                .put("name", "p" + number)
                                .put("namespace", "demo")
                                .put("annotations", Mapping.of("githops.io/wave", new Text(wave)))
                                .build())
                .put("spec", Mapping.of("needs", Sequence.ofTexts(needs), "likes", Sequence.ofTexts(likes)))
                .build());
    }
}
