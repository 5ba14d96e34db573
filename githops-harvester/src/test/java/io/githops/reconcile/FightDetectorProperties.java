package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of fights whatever others, Git and the clock do. */
class FightDetectorProperties {
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration CALM = Duration.ofMinutes(30);

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void aFieldIsNeverPutRightMoreOftenThanAllowed(@ForAll long seed) {
        var random = new Random(seed);
        var tug = new Tug(detector(10));
        List<Instant> corrections = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            tug.set("operator", "off");
            if (tug.sync()) {
                corrections.add(tug.now);
            }
            tug.pass(Duration.ofSeconds(random.nextInt(240)));
        }

        for (int i = 3; i < corrections.size(); i++) {
            Duration apart = Duration.between(corrections.get(i - 3), corrections.get(i));
            assertThat(apart).as("four corrections in a row").isGreaterThan(WITHIN);
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void aFightEndsByItselfWhateverTheClockDoes(@ForAll long seed) {
        var random = new Random(seed);
        var tug = new Tug(detector(10));
        for (int step = 0; step < 30; step++) {
            tug.set(random.nextBoolean() ? "operator" : "kubectl", "off");
            tug.sync();
            tug.pass(Duration.ofSeconds(random.nextInt(7200) - 3600));
        }

        tug.fights.contested(List.of(tug.resource()), tug.now);
        tug.pass(CALM);
        tug.set("operator", "off");

        assertThat(tug.sync()).isTrue();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void memoryIsBounded(@ForAll long seed) {
        var random = new Random(seed);
        var swarm = new Swarm(detector(5), 20);
        for (int step = 0; step < 40; step++) {
            swarm.sync(random);

            assertThat(swarm.fights.size()).isLessThanOrEqualTo(5);
        }
    }

    private static FightDetector detector(int maxFields) {
        return FightDetector.builder()
                .flips(3)
                .within(WITHIN)
                .calm(CALM)
                .maxFields(maxFields)
                .build();
    }
}
