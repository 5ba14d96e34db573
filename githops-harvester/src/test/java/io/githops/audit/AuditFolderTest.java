package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import io.githops.audit.AuditFolder.Durability;
import io.githops.diff.Plan;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditFolderTest {
    private static final String FIRST = "audit-000000000001.jsonl";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void goesOnWithItsChainAfterARestart(Durability durability) throws IOException {
        Chains.append(sink(durability), 3);

        AuditHead head = Chains.append(sink(durability), 2);

        assertThat(head.sequence()).isEqualTo(5);
        assertThat(AuditVerifier.create().verify(folder)).isEqualTo(new AuditVerdict(5, head, 0, null));
    }

    @ParameterizedTest
    @EnumSource
    void writesWhenItsThreadIsInterrupted(Durability durability) throws IOException {
        try (Chain chain = Chain.resume(sink(durability), () -> Instant.EPOCH)) {
            Thread.currentThread().interrupt();
            chain.append(AuditKind.SYNC, Mapping.of("result", Mapping.of("is", new Text("kept"))));
            chain.append(AuditKind.SYNC, Mapping.of("result", Mapping.of("is", new Text("kept"))));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(AuditVerifier.create().verify(folder).count()).isEqualTo(2);
    }

    @Test
    void beginsAFileWhenOneIsFullAndLetsTheChainGoOn() throws IOException {
        int lineLength = Chains.lines(1).get(0).length() + 1;
        AuditFolder sink = AuditFolder.builder(folder).maxBytes(2L * lineLength).build();

        AuditHead head = Chains.append(sink, 5);

        assertThat(files()).containsExactly(FIRST, "audit-000000000003.jsonl", "audit-000000000005.jsonl");
        assertThat(AuditVerifier.create().expecting(head).verify(folder).count())
                .isEqualTo(5);
    }

    @Test
    void namesTheFileAndLineOfAFault() throws IOException {
        Chains.append(AuditFolder.builder(folder).maxBytes(600).build(), 5);
        Path second = folder.resolve("audit-000000000003.jsonl");
        Files.writeString(second, Files.readString(second).replace("\"is\":4", "\"is\":5"));

        AuditVerdict verdict = AuditVerifier.create().verify(folder);

        assertThat(verdict.fault()).map(AuditFault::place).contains("audit-000000000003.jsonl:2");
        assertThat(verdict.count()).isEqualTo(3);
    }

    @Test
    void findsAFileThatWasTakenAway() throws IOException {
        Chains.append(AuditFolder.builder(folder).maxBytes(600).build(), 6);
        Files.delete(folder.resolve("audit-000000000003.jsonl"));

        assertThat(AuditVerifier.create().verify(folder)).asString().contains("found record 5; expected record 3");
    }

    @Test
    void cutsOffWhatACrashLeftAtEveryByteAndSaysSo() throws IOException {
        Chains.append(sink(Durability.EACH_SYNC), 2);
        byte[] whole = Files.readAllBytes(folder.resolve(FIRST));
        int second = Chains.lines(1).get(0).length() + 1;

        for (int end = second + 1; end < whole.length; end++) {
            Files.write(folder.resolve(FIRST), Arrays.copyOf(whole, end));

            AuditHead head = Chains.append(sink(Durability.EACH_SYNC), 1);

            assertThat(head.sequence()).isEqualTo(3);
            assertThat(AuditVerifier.create().verify(folder).isValid())
                    .as("cut at %d", end)
                    .isTrue();
            assertThat(Files.readAllLines(folder.resolve(FIRST)).get(1))
                    .contains("\"kind\":\"repair\"", "\"cutBytes\":" + (end - second));
        }
    }

    @Test
    void cutsOffAnIncompleteFirstLineOfANewFile() throws IOException {
        Chains.append(AuditFolder.builder(folder).maxBytes(600).build(), 4);
        Files.writeString(folder.resolve("audit-000000000005.jsonl"), "{\"kind\":\"sy");

        Chains.append(sink(Durability.EACH_RECORD), 1);

        assertThat(files()).containsExactly(FIRST, "audit-000000000003.jsonl", "audit-000000000005.jsonl");
        assertThat(AuditVerifier.create().verify(folder)).asString().startsWith("valid, 6 records");
    }

    @Test
    void cutsOffTheZerosThatALossOfPowerMayLeave() throws IOException {
        Chains.append(sink(Durability.EACH_SYNC), 2);
        Files.write(folder.resolve(FIRST), new byte[500], StandardOpenOption.APPEND);

        Chains.append(sink(Durability.EACH_SYNC), 1);

        assertThat(AuditVerifier.create().verify(folder)).asString().startsWith("valid, 4 records");
    }

    @Test
    void doesNotGoOnAfterARecordThatWasAltered() throws IOException {
        Chains.append(sink(Durability.EACH_RECORD), 2);
        Path file = folder.resolve(FIRST);
        String altered = Files.readString(file).replace("\"is\":2", "\"is\":3");
        Files.writeString(file, altered);

        assertThatThrownBy(() -> Chains.append(sink(Durability.EACH_RECORD), 1))
                .isInstanceOf(AuditException.class)
                .hasMessage(file
                        + ": found a last line that is no intact record; expected the last record of a chain; verify"
                        + " the trail, keep it as it is, and begin a new one elsewhere (GH3802)");
        assertThat(Files.readString(file)).isEqualTo(altered);
    }

    @Test
    void letsOneTrailWriteAtATime() {
        try (AuditTrail trail = AuditTrail.builder(sink(Durability.EACH_RECORD)).build()) {
            assertThat(trail.head()).isEqualTo(AuditHead.GENESIS);
            assertThatThrownBy(() ->
                            AuditTrail.builder(sink(Durability.EACH_RECORD)).build())
                    .isInstanceOf(AuditException.class)
                    .hasMessage(folder + ": found it in use by process "
                            + ProcessHandle.current().pid()
                            + "; expected to be the only writer; give each process a folder"
                            + " of its own (GH3803)");
        }
        assertThat(Chains.append(sink(Durability.EACH_RECORD), 1).sequence()).isOne();
    }

    @Test
    @Timeout(60)
    void isLockedForOtherProcesses() throws IOException, InterruptedException {
        try (AuditTrail trail = AuditTrail.builder(sink(Durability.EACH_RECORD)).build()) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classPath(
                                    OtherProcess.class, AuditTrail.class, Plan.class, Mapping.class, JsonFactory.class),
                            OtherProcess.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said.strip()).isEqualTo("GH3803");
            assertThat(trail.head()).isEqualTo(AuditHead.GENESIS);
        }
    }

    /** Says the code with which the folder cannot be opened. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String... arguments) {
            try (AuditTrail trail =
                    AuditTrail.builder(AuditSink.folder(Path.of(arguments[0]))).build()) {
                System.out.println(trail.head());
            } catch (AuditException e) {
                System.out.println(e.code());
            }
        }
    }

    private static String classPath(Class<?>... needed) {
        return Arrays.stream(needed)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private AuditFolder sink(Durability durability) {
        return AuditFolder.builder(folder).durability(durability).build();
    }

    private List<String> files() throws IOException {
        return AuditFile.all(folder).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }
}
