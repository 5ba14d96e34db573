package io.githops.model.view;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.model.kubernetes.PersistentVolumeClaim;
import io.githops.model.kubevirt.RunStrategy;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;

/** Words that are newer than the library. */
class OpenWordsTest {
    private static final Resource CLAIM = resource("""
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a, namespace: b}
            spec: {accessModes: [ReadWriteMany, ReadSometimes], volumeMode: Telepathic}
            """);

    @Test
    void areReadAsTheyAre() {
        var claim = CLAIM.as(PersistentVolumeClaim.KIND);

        assertThat(claim.spec().volumeMode()).contains(new PersistentVolumeClaim.VolumeMode("Telepathic"));
        assertThat(claim.spec().accessModes())
                .containsExactly(
                        PersistentVolumeClaim.AccessMode.READ_WRITE_MANY,
                        new PersistentVolumeClaim.AccessMode("ReadSometimes"));
    }

    @Test
    void areWrittenAsTheyAre() {
        Resource edited = CLAIM.with(
                PersistentVolumeClaim.KIND,
                claim -> claim.editSpec(spec -> spec.withVolumeMode(new PersistentVolumeClaim.VolumeMode("Later"))));

        assertThat(edited.at(FieldPath.parse("spec.volumeMode"))).contains(new Text("Later"));
        assertThat(PersistentVolumeClaim.KIND.resource(CLAIM.as(PersistentVolumeClaim.KIND)))
                .isEqualTo(CLAIM);
    }

    @Test
    void areEqualToTheConstantOfTheirName() {
        assertThat(new RunStrategy("Halted")).isEqualTo(RunStrategy.HALTED);
    }
}
