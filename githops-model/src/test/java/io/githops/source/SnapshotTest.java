package io.githops.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Revision REVISION = Revision.of("1a2b3c4d5e6f", "main");
    private static final Signature SIGNATURE = new Signature(Signature.Status.GOOD, "ann", "SHA256:abc", "trusted");
    private static final Problem WARNING = Problem.warning("GH2013", "found a submodule", null);

    @Test
    void knowsNoSignatureUntilSomebodyLooked() {
        assertThat(Snapshot.of(REVISION, List.of()).signature()).isEmpty();
    }

    @Test
    void keepsEverythingElseWhenOnePartIsReplaced() {
        Resource resource = Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", Mapping.of("name", new Text("shop")))
                .build());

        Snapshot snapshot = Snapshot.of(REVISION, List.of(), List.of(WARNING))
                .withSignature(SIGNATURE)
                .withResources(List.of(resource));

        assertThat(snapshot.revision()).isEqualTo(REVISION);
        assertThat(snapshot.warnings()).containsExactly(WARNING);
        assertThat(snapshot.signature()).contains(SIGNATURE);
        assertThat(snapshot.resources()).containsExactly(resource);
    }
}
