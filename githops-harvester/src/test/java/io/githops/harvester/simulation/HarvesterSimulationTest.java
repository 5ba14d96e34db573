package io.githops.harvester.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.tree.Mapping;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvesterSimulationTest {
    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void holdsOneOfEach() {
        for (Mapping object : SampleCluster.OBJECTS) {
            objects.write(object);
            objects.settle();
        }
    }

    @Test
    void eachKindHasAtMostOneAdmission() {
        for (HarvesterKind kind : HarvesterKind.values()) {
            var id = kind.id("", "");
            assertThat(io.githops.diff.admission.Admissions.harvester().stream()
                            .filter(admission -> admission.covers(id.group(), id.kind())))
                    .as(kind.name())
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void mutatingTwiceIsMutatingOnce() {
        objects.pass(5);
        for (Mapping object : SampleCluster.OBJECTS) {
            var id = new ApiObject(object).id();
            io.githops.diff.admission.Admissions.harvester().stream()
                    .filter(admission -> admission.covers(id.group(), id.kind()))
                    .forEach(admission -> {
                        Mapping once = admission.mutate(null, object, objects);
                        Mapping live = objects.read(id).tree();

                        assertThat(admission.mutate(null, once, objects)).isEqualTo(once);
                        assertThat(admission.mutate(live, live, objects)).isEqualTo(live);
                    });
        }
    }

    @Test
    void whatWasStoredIsAcceptedAgain() {
        objects.pass(10);

        for (Mapping object : SampleCluster.OBJECTS) {
            Mapping stored = objects.read(new ApiObject(object).id()).tree();
            assertThat(objects.write(stored)).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aCopyGoesOnWhereTheOriginalWas(int seconds) {
        FakeObjects copy = objects.pass(seconds).copy();

        objects.pass(5);
        copy.pass(5);

        for (Mapping object : SampleCluster.OBJECTS) {
            var id = new ApiObject(object).id();
            assertThat(copy.read(id).status()).isEqualTo(objects.read(id).status());
        }
    }

    @Test
    void everythingComesToRest() {
        objects.pass(20);
        Optional<Mapping> before = objects.get(HarvesterKind.VIRTUAL_MACHINE.id("default", "web"));

        objects.pass(60);

        assertThat(objects.get(HarvesterKind.VIRTUAL_MACHINE.id("default", "web")))
                .isEqualTo(before);
    }

    @Test
    void goesDownInTheReverseOrder() {
        objects.pass(5);

        for (int i = SampleCluster.OBJECTS.size() - 1; i >= 0; i--) {
            var id = new ApiObject(SampleCluster.OBJECTS.get(i)).id();
            if (!id.kind().equals("Setting")) {
                objects.remove(id);
                objects.pass(3);
            }
        }

        for (HarvesterKind kind : EnumSet.complementOf(EnumSet.of(HarvesterKind.SETTING, HarvesterKind.SECRET))) {
            assertThat(kind.all(objects)).as(kind.name()).isEmpty();
        }
    }
}
