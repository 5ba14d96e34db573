package io.githops.model.harvester;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
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

        assertThat(claim.spec().volumeMode()).contains(PersistentVolumeClaim.VolumeMode.of("Telepathic"));
        assertThat(claim.spec().accessModes())
                .containsExactly(
                        PersistentVolumeClaim.AccessMode.READ_WRITE_MANY,
                        PersistentVolumeClaim.AccessMode.of("ReadSometimes"));
        assertThat(claim.spec().volumeMode().orElseThrow()).hasToString("Telepathic");
    }

    @Test
    void areWrittenAsTheyAre() {
        Resource edited = CLAIM.with(
                PersistentVolumeClaim.KIND,
                claim -> claim.editSpec(spec -> spec.withVolumeMode(PersistentVolumeClaim.VolumeMode.of("Later"))));

        assertThat(edited.at(FieldPath.parse("spec.volumeMode"))).contains(new Text("Later"));
        assertThat(PersistentVolumeClaim.KIND.resource(CLAIM.as(PersistentVolumeClaim.KIND)))
                .isEqualTo(CLAIM);
    }

    @Test
    void areEqualToTheConstantOfTheirName() {
        assertThat(RunStrategy.of("Halted")).isEqualTo(RunStrategy.HALTED);
    }
}
