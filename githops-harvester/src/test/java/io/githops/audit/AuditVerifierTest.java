package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditVerifierTest {
    private final List<String> lines = new ArrayList<>(Chains.lines(5));

    @Test
    void saysHowManyRecordsAreThereAndWhatTheLastIs() {
        AuditVerdict verdict = AuditVerifier.create().verify(lines.stream());

        AuditRecord last = AuditRecord.parse(lines.get(4)).orElseThrow();
        assertThat(verdict).isEqualTo(new AuditVerdict(5, last.head(), 0, null));
        assertThat(verdict)
                .hasToString("valid, 5 records, head 5:" + last.head().hash());
    }

    @Test
    void takesNothingForAChainWithoutRecords() {
        AuditVerdict verdict = AuditVerifier.create().verify(List.<String>of().stream());

        assertThat(verdict).isEqualTo(new AuditVerdict(0, AuditHead.GENESIS, 0, null));
    }

    @Test
    void hashesTheTextThatStandsBeforeTheHash() {
        String line = lines.get(0);

        assertThat(line)
                .isEqualTo("{\"kind\":\"sync\",\"previous\":\"" + "0".repeat(64)
                        + "\",\"result\":{\"is\":1},\"schema\":\"githops.io/audit/v1\",\"sequence\":1,"
                        + "\"time\":\"1970-01-01T00:00:00Z\","
                        + "\"hash\":\"a44819454a0d1c2e15be7707b1e4e83359cf82cc3f3da616e74633d0f9d2b8a1\"}");
    }

    @Test
    void findsTheLineThatWasAltered() {
        lines.set(2, lines.get(2).replace("\"is\":3", "\"is\":4"));

        assertFault(AuditFault.Kind.BROKEN, "line 3", "not as it was written; expected record 3");
    }

    @Test
    void findsALineThatIsWrittenOtherwiseThoughItSaysTheSame() {
        lines.set(1, lines.get(1).replace("{\"kind\":", "{ \"kind\":"));

        assertFault(AuditFault.Kind.BROKEN, "line 2", "expected record 2");
    }

    @Test
    void findsWhatIsMissingAtTheStartAndInTheMiddle() {
        lines.remove(2);
        assertFault(AuditFault.Kind.MISSING, "line 3", "found record 4; expected record 3");

        lines.remove(0);
        assertFault(AuditFault.Kind.MISSING, "line 1", "found record 2; expected record 1");
    }

    @Test
    void findsLinesThatChangedPlaces() {
        Collections.swap(lines, 1, 3);

        assertFault(AuditFault.Kind.REORDERED, "line 2", "place of record 2, which is at line 4");
    }

    @Test
    void findsARecordThatIsThereTwice() {
        lines.add(2, lines.get(1));

        assertFault(AuditFault.Kind.REORDERED, "line 3", "found record 2 again");
    }

    @Test
    void findsARecordThatWasReplacedTogetherWithItsHash() {
        AuditRecord second = AuditRecord.parse(lines.get(1)).orElseThrow();
        AuditRecord forged = AuditRecord.after(second.head(), second.time(), AuditKind.PLAN, second.content());
        lines.set(2, forged.line());

        assertFault(AuditFault.Kind.REPLACED, "line 4", "expected record 3 with hash");
    }

    @Test
    void findsThatTheEndWasCutOffWhenToldWhatItWas() {
        AuditHead noted = AuditRecord.parse(lines.get(4)).orElseThrow().head();
        List<String> cut = lines.subList(0, 3);

        assertThat(AuditVerifier.create().verify(cut.stream()).isValid()).isTrue();
        AuditVerdict verdict = AuditVerifier.create().expecting(noted).verify(cut.stream());
        assertThat(verdict.fault()).map(AuditFault::kind).contains(AuditFault.Kind.TRUNCATED);
        assertThat(verdict.count()).isEqualTo(3);
        assertThat(verdict.toString()).startsWith("line 3: found the chain without record 5:");
    }

    @Test
    void acceptsAChainThatGrewSinceItsHeadWasNoted() {
        AuditHead noted = AuditRecord.parse(lines.get(2)).orElseThrow().head();

        assertThat(AuditVerifier.create()
                        .expecting(noted)
                        .verify(lines.stream())
                        .isValid())
                .isTrue();
    }

    @Test
    void goesOnAfterARecordWhoseFileWasMovedAway() {
        AuditHead moved = AuditRecord.parse(lines.get(1)).orElseThrow().head();

        AuditVerdict verdict = AuditVerifier.create().after(moved).verify(lines.subList(2, 5).stream());

        assertThat(verdict.isValid()).isTrue();
        assertThat(verdict.count()).isEqualTo(3);
    }

    @Test
    void passesOverAnIncompleteLastLine() throws IOException {
        byte[] torn = (lines.get(0) + "\n" + lines.get(1).substring(0, 40)).getBytes(StandardCharsets.UTF_8);

        AuditVerdict verdict = AuditVerifier.create().verify(new ByteArrayInputStream(torn));

        assertThat(verdict.isValid()).isTrue();
        assertThat(verdict.count()).isEqualTo(1);
        assertThat(verdict.tornBytes()).isEqualTo(40);
        assertThat(verdict.toString()).endsWith(", and 40 bytes of an incomplete line");
    }

    @Test
    void readsAHeadBackAsItWasWritten() {
        AuditHead head = AuditRecord.parse(lines.get(4)).orElseThrow().head();

        assertThat(AuditHead.parse(head.toString())).isEqualTo(head);
        assertThatThrownBy(() -> AuditHead.parse("5:xyz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("audit head: found \"5:xyz\"; expected a number, a colon and 64 hexadecimal digits");
    }

    private void assertFault(AuditFault.Kind kind, String place, String words) {
        AuditFault fault = AuditVerifier.create().verify(lines.stream()).fault().orElseThrow();
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.place()).isEqualTo(place);
        assertThat(fault.explanation()).contains(words);
    }
}
