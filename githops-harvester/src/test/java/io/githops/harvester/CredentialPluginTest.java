package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.UnauthorizedException;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CredentialPluginTest {
    private static final String V1 = "client.authentication.k8s.io/v1";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Program program;

    @BeforeEach
    void requireShell() {
        program = Program.in(folder);
    }

    @Test
    void givesATokenAndWhenItRunsOut() throws Exception {
        ExecCredential given = ask(
                program.answering("{\"token\": \"s3cret\", \"expirationTimestamp\": \"2026-11-21T12:00:00+02:00\"}"));

        assertThat(given.identity()).isEqualTo(new Identity("Bearer s3cret", null));
        assertThat(given.expiry()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void isToldTheClusterAndThatNobodyAnswers() throws Exception {
        Path file = program.writing(
                "printf '%s' \"$KUBERNETES_EXEC_INFO\" > told; printf '%s' \"$1 $REGION\" > given; cat > read");
        Mapping cluster = Mapping.builder().put("server", "https://lab.example").build();

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> new CredentialPlugin(
                                "here", V1, file.toString(), List.of("a b"), Map.of("REGION", "north"), cluster, "")
                        .ask(LONG));

        assertThat(Json.parse(Files.readString(folder.resolve("told")))).isEqualTo(Json.parse("""
                {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
                 "spec": {"cluster": {"server": "https://lab.example"}, "interactive": false}}
                """));
        assertThat(folder.resolve("given")).hasContent("a b north");
        assertThat(folder.resolve("read")).isEmptyFile();
    }

    static Stream<Arguments> answers() {
        String certificate = new String(Keytool.rsaClient().certificatePem()).replace("\n", "\\n");
        return Stream.of(
                Arguments.of("hunter22", "did not write a JSON object"),
                Arguments.of("[\"hunter22\"]", "did not write a JSON object"),
                Arguments.of("", "did not write a JSON object"),
                Arguments.of("{\"kind\": \"Status\"}", "answered with another kind"),
                Arguments.of(
                        "{\"kind\": \"ExecCredential\", \"apiVersion\": \"client.authentication.k8s.io/v1beta1\"}",
                        "answered with another apiVersion"),
                Arguments.of(Program.credential("{}"), "gave neither status.token nor status.clientCertificateData"),
                Arguments.of(
                        Program.credential("{\"token\": \"hunter22\\nx\"}"),
                        "gave a status.token that no header can carry"),
                Arguments.of(
                        Program.credential("{\"token\": \"hunter22\", \"expirationTimestamp\": \"soon\"}"),
                        "gave a status.expirationTimestamp that is no time"),
                Arguments.of(
                        Program.credential("{\"clientCertificateData\": \"hunter22\"}"),
                        "gave one of status.clientCertificateData and clientKeyData alone"),
                Arguments.of(
                        Program.credential("{\"clientCertificateData\": \"hunter22\", \"clientKeyData\": \"x\"}"),
                        "gave a status.clientCertificateData that holds no PEM block"),
                Arguments.of(
                        Program.credential("{\"clientCertificateData\": \"" + certificate
                                + "\", \"clientKeyData\": \"hunter22\"}"),
                        "gave a status.clientKeyData that holds no PEM block"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void saysWhyAnAnswerHoldsNoCredentials(String answer, String found) throws IOException {
        Path file = program.printing(answer);

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> ask(file))
                .withMessageStartingWith("here: the credential plugin " + file + " " + found)
                .withMessageEndingWith("; expected an ExecCredential of " + V1 + " (GH3002)")
                .withMessageNotContaining("hunter22")
                .withNoCause();
    }

    @Test
    void saysTheLastLineOfWhatAPluginComplainsOf() throws IOException {
        Path file = program.writing(
                "echo starting >&2; echo 'token=hunter22 from https://me:hunter22@login.example refused' >&2; exit 3");

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> ask(file))
                .withMessageContaining("ended with code 3; run it by hand to see why (it says: token=«redacted» from"
                        + " https://«redacted»@login.example refused)")
                .withMessageNotContainingAny("hunter22", "starting");
    }

    @Test
    void endsAPluginThatTakesTooLongAndWhatItStarted() throws Exception {
        Path file = program.writing("echo $$ > own; sleep 600 & echo $! > started; wait");

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> plugin(file).ask(Duration.ofSeconds(2)))
                .withMessageContaining("did not end within 2 seconds; log in with it by hand first");

        assertEnded("own");
        assertEnded("started");
    }

    @Test
    void doesNotWaitForWhatAPluginLeavesBehind() throws Exception {
        Path file = program.writing(
                "sleep 600 & echo $! > started; printf '%s' '" + Program.credential("{\"token\": \"a\"}") + "'");

        assertThat(ask(file).identity().authorization()).isEqualTo("Bearer a");

        ProcessHandle.of(number("started")).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void endsAPluginThatWritesWithoutEnd() throws IOException {
        Path file = program.writing("while :; do echo hunter22hunter22hunter22hunter22; done");

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> ask(file))
                .withMessageContaining("wrote more than 262144 bytes")
                .withMessageNotContaining("hunter22");
    }

    @Test
    void takesAPluginThatComplainsALot() throws Exception {
        Path file = program.writing(
                "i=0; while [ $i -lt 3000 ]; do echo 'a long line of complaints, which fills pipes' >&2;"
                        + " i=$((i+1)); done; printf '%s' '" + Program.credential("{\"token\": \"a\"}") + "'");

        assertThat(ask(file).identity().authorization()).isEqualTo("Bearer a");
    }

    @Test
    void saysHowToGetAPluginThatIsMissing() {
        var missing = new CredentialPlugin(
                "here",
                V1,
                "no-such-plugin",
                List.of(),
                Map.of(),
                Mapping.empty(),
                "get it from\nhttps://tools.example");

        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> missing.ask(LONG))
                .withMessage("here: the credential plugin no-such-plugin could not be run; get it from"
                        + " https://tools.example (GH3002)");
    }

    @Test
    void printsNeitherArgumentsNorEnvironment() {
        var plugin = new CredentialPlugin(
                "here", V1, "login", List.of("--password=hunter22"), Map.of("A", "hunter22"), Mapping.empty(), "");

        assertThat(plugin).hasToString("here: login");
    }

    private static ExecCredential ask(Path file) throws InterruptedException {
        return plugin(file).ask(LONG);
    }

    private static CredentialPlugin plugin(Path file) {
        return new CredentialPlugin("here", V1, file.toString(), List.of(), Map.of(), Mapping.empty(), "");
    }

    /** Waits for the end of a process whose number stands in a file. */
    private void assertEnded(String name) throws Exception {
        var process = ProcessHandle.of(number(name));
        if (process.isPresent()) {
            assertThat(process.get().onExit()).succeedsWithin(LONG);
        }
    }

    private long number(String name) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(name)).strip());
    }
}
