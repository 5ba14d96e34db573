package io.githops.model.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import org.junit.jupiter.api.Test;

class NodeTest {
    private static final Node NODE =
            Node.builder().metadata(ObjectMeta.of("node-1")).build();

    @Test
    void isAskedToGoIntoMaintenance() {
        assertThat(NODE.maintenance().isRequested()).isFalse();
        assertThat(NODE.maintenance().request().maintenance().isRequested()).isTrue();
        assertThat(NODE.maintenance().request().maintenance().isForced()).isFalse();
        assertThat(NODE.maintenance().requestForced().maintenance().isRequested())
                .isTrue();
        assertThat(NODE.maintenance().requestForced().maintenance().isForced()).isTrue();
    }

    @Test
    void saysHowFarItsMaintenanceIs() {
        Node empty =
                NODE.editMetadata(metadata -> metadata.withAnnotation("harvesterhci.io/maintain-status", "completed"));

        assertThat(empty.maintenance().phase()).contains(NodeMaintenance.Phase.COMPLETED);
        assertThat(NODE.maintenance().phase()).isEmpty();
    }

    @Test
    void takesNoNewMachinesWhenItIsCordoned() {
        assertThat(NODE.withUnschedulable(true).spec().flatMap(Node.Spec::unschedulable))
                .contains(true);
    }

    @Test
    void hasOneTaintOfAKeyAndAnEffect() {
        Taint first = Taint.of("rack", "1", Taint.Effect.NO_SCHEDULE);
        Taint second = Taint.of("rack", "2", Taint.Effect.NO_SCHEDULE);
        Taint other = Taint.of("rack", "1", Taint.Effect.NO_EXECUTE);

        assertThat(NODE.withTaint(first).withTaint(other).withTaint(second).spec())
                .get()
                .extracting(Node.Spec::taints)
                .asInstanceOf(LIST)
                .containsExactly(other, second);
    }

    @Test
    void hasOnlyAVoteAsAWitness() {
        Node witness = NODE.editMetadata(metadata -> metadata.withLabel("node-role.harvesterhci.io/witness", "true"));

        assertThat(witness.isWitness()).isTrue();
        assertThat(NODE.isWitness()).isFalse();
    }
}
