package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.cluster.ClusterException;
import io.githops.harvester.Transport.Answer;
import io.githops.tree.Mapping;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a server or a file holds, it is read or refused in the way that was promised. */
class HostileInputProperties {
    private static final Mapping APPLIED = Samples.MACHINE.tree();

    @Property(tries = 500)
    void everyFieldPathIsRead(@ForAll("paths") String text) {
        assertThat(ServerFieldPath.parse(text, APPLIED)).isNotNull();
    }

    @Property(tries = 500)
    void everyMessageIsPutOnOneLine(@ForAll String message) {
        assertThat(ServerWords.bounded(message)).doesNotContain("\n", "\r", "\u001b");
    }

    @Property(tries = 300)
    void everyStatusBecomesAClusterException(@ForAll("codes") int code, @ForAll String reason, @ForAll String message) {
        Answer answer = Answers.status(code, reason, message);
        var transport = FakeTransport.answering(answer, answer, answer);

        assertThat(catchThrowable(() -> transport.harvester().create(Samples.MACHINE, "githops")))
                .isInstanceOf(ClusterException.class);
    }

    @Property(tries = 300)
    void everyKubeconfigIsReadOrRefused(@ForAll("yaml") String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);

        Throwable thrown = catchThrowable(() -> KubeconfigYaml.read("kubeconfig", content));

        assertThat(thrown == null || thrown instanceof KubeconfigException).isTrue();
    }

    @Property(tries = 300)
    void everyPemIsReadOrRefused(@ForAll("pem") String text) {
        Throwable thrown = catchThrowable(() -> Pem.certificates(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> paths() {
        return pieces(".", "[", "]", "\"", "\\", "=", ",", "spec", "metadata", "0", "name", " ");
    }

    @Provide
    Arbitrary<String> yaml() {
        return pieces(
                "a", ": ", "\n", "- ", "{", "}", "[", "]", "\"", "&x ", "*x", "<<: ", "!!int ", "  ", "1", "|", "~");
    }

    @Provide
    Arbitrary<String> pem() {
        return pieces("-----BEGIN ", "-----END ", "CERTIFICATE", "-----", "\n", "AAAA", "?", "Proc-Type: 4,ENCRYPTED");
    }

    @Provide
    Arbitrary<Integer> codes() {
        return Arbitraries.integers().between(300, 599);
    }

    private static Arbitrary<String> pieces(String... pieces) {
        return Arbitraries.of(pieces).list().ofMaxSize(30).map(chosen -> String.join("", chosen));
    }
}
