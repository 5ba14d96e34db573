package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AuditVerifierProperties {
    private static final byte[] CHAIN = (String.join("\n", Chains.lines(6)) + "\n").getBytes(StandardCharsets.UTF_8);

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void noByteCanBeChangedUnnoticed(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        byte[] tampered = CHAIN.clone();
        int at = place % (CHAIN.length - 1);
        tampered[at] ^= (byte) change;

        AuditVerdict verdict = verify(tampered);

        assertThat(verdict.isValid()).as("byte %d", at).isFalse();
        assertThat(verdict.fault().orElseThrow().place()).isEqualTo("line " + lineOf(at));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whereverTheEndIsCutTheRecordsBeforeAreValidAndTheHeadIsMissed(@ForAll @IntRange(max = 1_000_000) int place)
            throws IOException {
        byte[] cut = Arrays.copyOf(CHAIN, place % CHAIN.length);
        AuditHead noted = verify(CHAIN).head();

        AuditVerdict verdict = verify(cut);

        assertThat(verdict.isValid()).isTrue();
        assertThat(verdict.count()).isEqualTo(lineOf(cut.length) - 1);
        assertThat(AuditVerifier.create()
                        .expecting(noted)
                        .verify(new ByteArrayInputStream(cut))
                        .fault())
                .map(AuditFault::kind)
                .contains(AuditFault.Kind.TRUNCATED);
    }

    private static AuditVerdict verify(byte[] chain) throws IOException {
        return AuditVerifier.create().verify(new ByteArrayInputStream(chain));
    }

    /** The one-based line that a byte is in. */
    private static int lineOf(int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += CHAIN[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
