package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.cluster.UnauthorizedException;
import io.githops.harvester.LoopbackServer.Received;
import io.githops.tree.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KubeconfigExecTest {
    private static final String VERSION = "{\"gitVersion\": \"v1\"}";
    private static final String V1 = "apiVersion: client.authentication.k8s.io/v1, ";
    private static final String NEVER = V1 + "interactiveMode: Never, ";

    @TempDir
    Path folder;

    @Test
    void sendsTheTokenThatAnAllowedProgramGives() throws IOException {
        Path program = Program.in(folder).counting("{\"token\": \"COUNT\"}");
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var harvester = allowing(program, kubeconfig(server.uri().toString(), NEVER + "command: ./plugin"))) {
            harvester.version();
            harvester.version();

            assertThat(server.received()).extracting(Received::authorization).containsExactly("Bearer 1", "Bearer 1");
        }
    }

    @Test
    void speaksTheOlderVersionToo() throws IOException {
        String version = "client.authentication.k8s.io/v1beta1";
        Path program = Program.in(folder).printing(Program.credential(version, "{\"token\": \"old\"}"));
        try (var server = LoopbackServer.plain(LoopbackServer.json(VERSION));
                var harvester = allowing(
                        program,
                        kubeconfig(server.uri().toString(), "apiVersion: " + version + ", command: " + program))) {
            harvester.version();

            assertThat(server.received().get(0).authorization()).isEqualTo("Bearer old");
        }
    }

    @Test
    void asksForAnotherTokenOnceWhenOneIsRefused() throws IOException {
        Path program = Program.in(folder).counting("{\"token\": \"COUNT\"}");
        try (var server = LoopbackServer.plain(exchange -> LoopbackServer.answer(
                        exchange,
                        isFirst(exchange.getRequestHeaders().getFirst("Authorization")) ? 401 : 200,
                        VERSION));
                var harvester =
                        allowing(program, kubeconfig(server.uri().toString(), NEVER + "command: plugin/../plugin"))) {
            assertThat(harvester.version()).isEqualTo("v1");

            assertThat(server.received()).extracting(Received::authorization).containsExactly("Bearer 1", "Bearer 2");
        }
    }

    @Test
    void givesUpWhenTheOtherTokenIsRefusedToo() throws IOException {
        Path program = Program.in(folder).counting("{\"token\": \"COUNT\"}");
        try (var server = LoopbackServer.plain(exchange -> LoopbackServer.answer(exchange, 401, "{}"));
                var harvester = allowing(program, kubeconfig(server.uri().toString(), NEVER + "command: ./plugin"))) {
            assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(harvester::version);

            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void showsTheCertificateThatAProgramGives() throws IOException {
        KeyPairEntry client = Keytool.ecClient();
        Path program = Program.in(folder)
                .answering("{\"clientCertificateData\": " + json(client.certificatePem()) + ", \"clientKeyData\": "
                        + json(client.keyPem()) + "}");
        try (var server = LoopbackServer.encrypted(
                        Keytool.server().serverContext(client), true, LoopbackServer.json(VERSION));
                var harvester = allowing(
                        program,
                        kubeconfig(
                                server.uri() + ", certificate-authority-data: " + authority(),
                                NEVER + "command: ./plugin"))) {
            assertThat(harvester.version()).isEqualTo("v1");
        }
    }

    @Test
    void tellsTheProgramOfTheClusterWhenTheFileSaysSo() throws IOException {
        Path program = Program.in(folder).writing("printf '%s' \"$KUBERNETES_EXEC_INFO\" > told; exit 1");
        String cluster =
                "https://lab.example, tls-server-name: other.example, proxy-url: \"http://proxy.example:3128\","
                        + " certificate-authority-data: " + authority()
                        + ", extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: lab}}]";
        try (var harvester =
                allowing(program, kubeconfig(cluster, NEVER + "command: ./plugin, provideClusterInfo: true"))) {
            assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(harvester::version);
        }

        assertThat(Json.parse(Files.readString(folder.resolve("told"))))
                .isEqualTo(Json.parse("""
                {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
                 "spec": {"interactive": false, "cluster": {"server": "https://lab.example",
                   "tls-server-name": "other.example", "proxy-url": "http://proxy.example:3128",
                   "certificate-authority-data": "%s", "config": {"audience": "lab"}}}}
                """.formatted(authority())));
    }

    @Test
    void runsNothingBeforeTheFirstRequest() throws IOException {
        Path program = Program.in(folder).writing("echo run >> runs");
        allowing(program, kubeconfig("https://lab.example", NEVER + "command: ./plugin"))
                .close();

        assertThat(folder.resolve("runs")).doesNotExist();
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(
                        NEVER + "command: rancher",
                        "GH3104",
                        "command: the program rancher may not be run unless allowedCredentialPlugins on the builder"
                                + " names it; allowed are kubelogin"),
                Arguments.of(NEVER + "command: ./kubelogin", "GH3104", "kubelogin may not be run unless"),
                Arguments.of(
                        NEVER + "command: /tmp/kubelogin", "GH3104", "command: the program /tmp/kubelogin may not"),
                Arguments.of(NEVER + "command: KubeLogin", "GH3104", "command: the program KubeLogin may not"),
                Arguments.of(NEVER + "args: [a]", "GH3102", "command: missing"),
                Arguments.of("command: kubelogin", "GH3102", "apiVersion: missing"),
                Arguments.of(
                        "command: kubelogin, apiVersion: client.authentication.k8s.io/v1alpha1",
                        "GH3104",
                        "apiVersion: not supported; expected one of client.authentication.k8s.io/v1,"),
                Arguments.of(V1 + "command: kubelogin", "GH3102", "interactiveMode: missing; add one of Never"),
                Arguments.of(
                        V1 + "command: kubelogin, interactiveMode: Sometimes",
                        "GH3102",
                        "interactiveMode: expected one of Never"),
                Arguments.of(
                        V1 + "command: kubelogin, interactiveMode: Always",
                        "GH3104",
                        "interactiveMode: Always is not supported"),
                Arguments.of(NEVER + "command: kubelogin, args: hunter22", "GH3102", "args: is no list"),
                Arguments.of(NEVER + "command: kubelogin, args: [1]", "GH3102", "args: holds what is not a string"),
                Arguments.of(NEVER + "command: kubelogin, env: [hunter22]", "GH3102", "env: holds what is no mapping"),
                Arguments.of(NEVER + "command: kubelogin, env: [{value: hunter22}]", "GH3102", "env[0].name: missing"),
                Arguments.of(
                        NEVER + "command: kubelogin, env: [{name: \"A=B\", value: hunter22}]",
                        "GH3102",
                        "env[0].name: is no name of an environment variable"),
                Arguments.of(
                        NEVER + "command: kubelogin, provideClusterInfo: \"yes\"",
                        "GH3102",
                        "provideClusterInfo: is neither true nor false"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void saysWhyAProgramIsNotRun(String exec, String code, String found) throws IOException {
        Path file = write(kubeconfig("https://lab.example", exec));

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> Harvester.builder(file)
                        .allowedCredentialPlugins("kubelogin")
                        .build())
                .withMessageStartingWith(file + ": users[name=me].user.exec.")
                .withMessageContaining(found)
                .withMessageNotContaining("hunter22")
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"token: hunter22", "tokenFile: t", "username: me", "client-certificate: c", "client-key-data: k"
            })
    void refusesOtherCredentialsBesideAProgram(String other) throws IOException {
        String content = kubeconfig("https://lab.example", NEVER + "command: kubelogin")
                .replace("user: {", "user: {" + other + ", ");
        Path file = write(content);

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> Harvester.builder(file)
                        .allowedCredentialPlugins("kubelogin")
                        .build())
                .withMessageContaining(
                        other.substring(0, other.indexOf(':')) + ": given beside exec; keep one of the two")
                .withMessageNotContaining("hunter22");
    }

    @Test
    void refusesAnyProgramUnlessToldOtherwise() throws IOException {
        Path file = write(kubeconfig("https://lab.example", NEVER + "command: kubelogin"));

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> Harvester.fromKubeconfig(file))
                .withMessage(file + ": users[name=me].user.exec.command: the program kubelogin may not be run unless"
                        + " allowedCredentialPlugins on the builder names it (GH3104)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "bin/kubelogin", "./kubelogin", "a\0/b"})
    void allowsNamesAndAbsolutePathsAlone(String command) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(Path.of("kubeconfig")).allowedCredentialPlugins(command))
                .withMessageStartingWith("allowedCredentialPlugins: found ");
    }

    private Harvester allowing(Path program, String kubeconfig) throws IOException {
        return Harvester.builder(write(kubeconfig))
                .allowedCredentialPlugins("kubelogin", program.toString())
                .build();
    }

    private static boolean isFirst(String authorization) {
        return authorization.equals("Bearer 1");
    }

    private static String json(byte[] pem) {
        return "\"" + new String(pem).replace("\n", "\\n") + "\"";
    }

    private static String authority() {
        return Base64.getEncoder().encodeToString(Keytool.server().certificatePem());
    }

    private static String kubeconfig(String server, String exec) {
        return """
                current-context: lab
                clusters:
                - {name: local, cluster: {server: %s}}
                contexts:
                - {name: lab, context: {cluster: local, user: me}}
                users:
                - {name: me, user: {exec: {%s}}}
                """.formatted(server, exec);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), content);
    }
}
