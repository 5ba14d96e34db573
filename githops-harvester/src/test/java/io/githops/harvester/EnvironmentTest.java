package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentTest {
    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private Path home;
    private Path pod;

    @BeforeEach
    void makeFolders() throws IOException {
        home = Files.createDirectories(folder.resolve("home/.kube")).getParent();
        pod = Files.createDirectory(folder.resolve("pod"));
    }

    @Test
    void takesTheKubeconfigThatTheVariableNamesFirst() throws IOException {
        write("home/.kube/config", whole("usual"));
        inPod("10.0.0.1", "443");
        variables.put("KUBECONFIG", write("named", whole("named")).toString());

        assertThat(build().location()).isEqualTo("https://named.example");
    }

    @Test
    void takesTheUsualKubeconfigNext() throws IOException {
        write("home/.kube/config", whole("usual"));
        inPod("10.0.0.1", "443");
        variables.put("KUBECONFIG", " ");

        assertThat(build().location()).isEqualTo("https://usual.example");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 443, https://10.0.0.1:443",
        "fd00::1, 6443, https://[fd00::1]:6443",
        "kubernetes.default.svc, 443, https://kubernetes.default.svc:443"
    })
    void takesTheServiceAccountOfAPodLast(String host, String port, String location) throws IOException {
        inPod(host, port);

        try (Harvester harvester = build()) {
            assertThat(harvester.location()).isEqualTo(location);
            assertThat(harvester.defaultNamespace()).isEqualTo("machines");
        }
    }

    @Test
    void readsTheTokenOfAPodForEachRequestAndTrustsItsAuthorityAlone() throws IOException {
        KeyPairEntry key = Keytool.server();
        try (var server = LoopbackServer.encrypted(
                key.serverContext(Keytool.rsaClient()), false, LoopbackServer.json("{\"gitVersion\": \"v1\"}"))) {
            inPod("127.0.0.1", String.valueOf(server.uri().getPort()));
            try (Harvester harvester = build()) {
                harvester.version();
                write("pod/token", "second");
                harvester.version();
            }

            assertThat(server.received())
                    .extracting(LoopbackServer.Received::authorization)
                    .containsExactly("Bearer first", "Bearer second");
        }
    }

    @Test
    void aPodWithoutNamespaceIsInTheDefaultOne() throws IOException {
        inPod("10.0.0.1", "443");
        Files.delete(pod.resolve("namespace"));

        assertThat(build().defaultNamespace()).isEqualTo("default");
    }

    static Stream<Arguments> brokenPods() {
        return Stream.of(
                Arguments.of("ca.crt", null, "ca.crt: cannot be read; check that the pod mounts", "GH3103"),
                Arguments.of("ca.crt", "hunter22", "ca.crt: holds no PEM block", "GH3103"),
                Arguments.of("host", "a b", "KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT: found a b", "GH3102"),
                Arguments.of(
                        "port",
                        "x",
                        "KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT: found 10.0.0.1 and x",
                        "GH3102"),
                Arguments.of("host", "", "this is no pod of a cluster; set KUBECONFIG", "GH3101"),
                Arguments.of("port", "", "this is no pod of a cluster; set KUBECONFIG", "GH3101"));
    }

    @ParameterizedTest
    @MethodSource("brokenPods")
    void saysWhyAPodCannotReachItsCluster(String what, String content, String found, String code) throws IOException {
        inPod(what.equals("host") ? content : "10.0.0.1", what.equals("port") ? content : "443");
        if (what.equals("ca.crt")) {
            Files.delete(pod.resolve(what));
            if (content != null) {
                write("pod/ca.crt", content);
            }
        }

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(this::build)
                .withMessageContaining(found)
                .withMessageNotContaining("hunter22")
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aPodHasNoContexts() throws IOException {
        inPod("10.0.0.1", "443");

        assertThatIllegalStateException()
                .isThrownBy(() -> builder().context("lab").build())
                .withMessageStartingWith("context cannot be combined with the service account of a pod");
    }

    @Test
    void theFirstOfSeveralFilesThatNamesSomethingSaysAllOfIt() throws IOException {
        write("first/config", """
                contexts:
                - {name: lab, context: {cluster: lab, user: me, namespace: first}}
                users:
                - {name: me, user: {tokenFile: token}}
                """);
        write("first/token", "of first");
        write("second/config", """
                current-context: lab
                contexts:
                - {name: lab, context: {cluster: other, user: you, namespace: second}}
                clusters:
                - {name: lab, cluster: {server: "https://127.0.0.1:1", certificate-authority: ca.crt}}
                users:
                - {name: me, user: {token: of-second}}
                """);
        Files.write(folder.resolve("second/ca.crt"), Keytool.server().certificatePem());
        name("missing", "first/config", "", "second/config", "first/config");
        Connection connection = ConnectionOptions.ofEnvironment(environment()).connection();

        assertThat(connection.server().text()).isEqualTo("https://127.0.0.1:1");
        assertThat(connection.namespace()).isEqualTo("first");
        assertThat(connection.authorities()).containsExactly(Keytool.server().certificate());
        write("first/token", "of-first");
        assertThat(connection.credentials().identity().authorization()).isEqualTo("Bearer of-first");
    }

    @Test
    void takesANamedContextFromAnyOfSeveralFiles() throws IOException {
        write("a", whole("one"));
        write("b", whole("two"));
        name("a", "b");

        assertThat(builder().context("two").build().location()).isEqualTo("https://two.example");
        assertThat(build().location()).isEqualTo("https://one.example");
    }

    @Test
    void namesAllFilesWhenNoneNamesTheContext() throws IOException {
        Path first = write("a", whole("one"));
        Path second = write("b", whole("two"));
        name("a", "b");

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> builder().context("three").build())
                .withMessage(first + ", " + second + ": contexts[name=three].context: missing; the files have contexts"
                        + " one, two (GH3102)");
    }

    @Test
    void namesTheFileThatIsAtFault() throws IOException {
        write("a", whole("one"));
        Path second = write("b", "- nothing");
        name("a", "b");

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(this::build)
                .withMessageStartingWith(second + ": is no YAML mapping");
    }

    @Test
    void doesNotLookElsewhereWhenTheNamedFilesAreMissing() throws IOException {
        write("home/.kube/config", whole("usual"));
        name("missing", "gone");

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(this::build)
                .withMessageStartingWith(folder.resolve("missing") + ": does not exist");
    }

    private Harvester build() {
        return builder().build();
    }

    private HarvesterBuilder builder() {
        return new HarvesterBuilder(ConnectionOptions.ofEnvironment(environment()));
    }

    private Environment environment() {
        return new Environment(variables::get, home, pod);
    }

    private void name(String... files) {
        variables.put(
                "KUBECONFIG",
                String.join(
                        File.pathSeparator,
                        Stream.of(files)
                                .map(name -> name.isEmpty()
                                        ? ""
                                        : folder.resolve(name).toString())
                                .toList()));
    }

    private void inPod(String host, String port) throws IOException {
        variables.put("KUBERNETES_SERVICE_HOST", host);
        variables.put("KUBERNETES_SERVICE_PORT", port);
        write("pod/token", "first");
        write("pod/namespace", "machines\n");
        Files.write(pod.resolve("ca.crt"), Keytool.server().certificatePem());
    }

    private static String whole(String name) {
        return """
                current-context: %1$s
                clusters: [{name: %1$s, cluster: {server: "https://%1$s.example"}}]
                contexts: [{name: %1$s, context: {cluster: %1$s}}]
                """.formatted(name);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
