package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.UnauthorizedException;
import io.githops.harvester.LoopbackServer.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KubeconfigTest {
    private static final KeyPairEntry CLIENT = Keytool.rsaClient();

    @TempDir
    Path folder;

    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.encrypted(
                Keytool.server().serverContext(CLIENT), false, LoopbackServer.json("{\"gitVersion\": \"v1\"}"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void reachesTheClusterOfTheCurrentContext() throws IOException {
        Path file = write(kubeconfig(cluster(), "token: s3cret"));

        assertThat(authorization(Harvester.fromKubeconfig(file))).isEqualTo("Bearer s3cret");
    }

    @Test
    void reachesTheClusterOfANamedContext() throws IOException {
        Path file = write(kubeconfig(cluster(), "token: s3cret").replace("current-context: lab", "current-context: x"));

        assertThat(authorization(Harvester.fromKubeconfig(file, "lab"))).isEqualTo("Bearer s3cret");
    }

    @Test
    void keepsThePathThatRancherPutsBeforeACluster() throws IOException {
        Path file = write(kubeconfig("server: https://lab.example/k8s/clusters/local", "token: a"));

        assertThat(Harvester.fromKubeconfig(file).location()).isEqualTo("https://lab.example/k8s/clusters/local");
    }

    @Test
    void readsATokenFileForEachRequest() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "first\n");
        Path file = write(kubeconfig(cluster(), "tokenFile: token, token: unused"));

        try (Harvester harvester = Harvester.fromKubeconfig(file)) {
            harvester.version();
            Files.writeString(token, "second\n");
            harvester.version();
            Files.delete(token);

            assertThat(server.received())
                    .extracting(Received::authorization)
                    .containsExactly("Bearer first", "Bearer second");
            assertThatExceptionOfType(UnauthorizedException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the token file " + token.toAbsolutePath() + " cannot be read");
        }
    }

    @Test
    void sendsUserNameAndPassword() throws IOException {
        Path file = write(kubeconfig(cluster(), "username: admin, password: \"p:w\""));

        assertThat(authorization(Harvester.fromKubeconfig(file))).isEqualTo("Basic " + base64("admin:p:w".getBytes()));
    }

    @Test
    void aContextWithoutUserSendsNothing() throws IOException {
        Path file = write(kubeconfig(cluster(), "token: a").replace(", user: me", ""));

        assertThat(authorization(Harvester.fromKubeconfig(file))).isNull();
    }

    @Test
    void showsAClientCertificateFromData() throws IOException {
        String user = "client-certificate-data: " + base64(CLIENT.certificatePem()) + ", client-key-data: "
                + base64(CLIENT.keyPem());

        assertReachesMutual(user);
    }

    @Test
    void showsAClientCertificateFromFilesBesideTheKubeconfig() throws IOException {
        Files.createDirectory(folder.resolve("pki"));
        Files.write(folder.resolve("pki/client.crt"), CLIENT.certificatePem());
        Files.write(folder.resolve("pki/client.key"), CLIENT.keyPem());

        assertReachesMutual("client-certificate: pki/client.crt, client-key: pki/client.key");
    }

    @Test
    void trustsAnAuthorityInAFileBesideTheKubeconfig() throws IOException {
        Files.write(folder.resolve("ca.crt"), Keytool.server().certificatePem());
        Path file = write(kubeconfig("server: " + server.uri() + ", certificate-authority: ca.crt", "token: a"));

        assertThat(authorization(Harvester.fromKubeconfig(file))).isEqualTo("Bearer a");
    }

    @Test
    void givenOptionsTakeThePlaceOfWhatTheFileSays() throws IOException {
        Path file = write(
                kubeconfig("server: " + server.uri() + ", insecure-skip-tls-verify: true", "exec: {command: rancher}"));
        Harvester harvester = Harvester.builder(file)
                .bearerToken(() -> "own")
                .certificateAuthority(Keytool.server().certificatePem())
                .build();

        assertThat(authorization(harvester)).isEqualTo("Bearer own");
    }

    @Test
    void trustsAnythingWhenFileAndCallerSaySoAndWarnsEachTime() throws IOException {
        Path file = write(kubeconfig("server: " + server.uri() + ", insecure-skip-tls-verify: true", "token: a"));
        try (var log = new LogCapture()) {
            for (int i = 0; i < 2; i++) {
                Harvester harvester =
                        Harvester.builder(file).dangerouslyTrustAnyCertificate().build();

                assertThat(authorization(harvester)).isEqualTo("Bearer a");
            }

            assertThat(log.messages())
                    .hasSize(2)
                    .allSatisfy(message -> assertThat(message)
                            .startsWith(
                                    "WARNING " + server.uri() + ": whatever certificate the server shows is accepted"));
        }
    }

    @Test
    void asksThroughAProxy() throws IOException {
        try (var proxy = LoopbackServer.plain(LoopbackServer.json("{\"gitVersion\": \"v1-proxied\"}"))) {
            Path file = write(kubeconfig("server: http://localhost:1, proxy-url: " + proxy.uri(), "token: a"));

            assertThat(Harvester.fromKubeconfig(file).version()).isEqualTo("v1-proxied");
        }
    }

    @Test
    void takesACertificateForTheNameThatTheFileSays() throws IOException {
        KeyPairEntry other = Keytool.otherName();
        try (var named = LoopbackServer.encrypted(
                        other.serverContext(CLIENT), false, LoopbackServer.json("{\"gitVersion\": \"v1\"}"));
                var harvester = Harvester.fromKubeconfig(write(kubeconfig(
                        "server: " + named.uri() + ", tls-server-name: harvester.example, certificate-authority-data: "
                                + base64(other.certificatePem()),
                        "token: a")))) {
            assertThat(harvester.version()).isEqualTo("v1");
        }
    }

    @Test
    void namesTheNamespaceOfTheContext() throws IOException {
        String plain = kubeconfig("server: https://lab.example", "token: a");

        assertThat(Harvester.fromKubeconfig(write(plain)).defaultNamespace()).isEqualTo("default");
        assertThat(Harvester.fromKubeconfig(write(plain.replace("user: me}", "user: me, namespace: web}")))
                        .defaultNamespace())
                .isEqualTo("web");
    }

    static Stream<Arguments> unusableUsers() {
        String certificate = "client-certificate-data: " + base64(CLIENT.certificatePem());
        return Stream.of(
                Arguments.of("token: 12345", "GH3102", "token: is not a string; put it in quotes"),
                Arguments.of("token: hunter22, username: me", "GH3102", "username: given beside a token"),
                Arguments.of("username: me", "GH3102", "password: missing"),
                Arguments.of(certificate, "GH3102", "client-key-data: missing"),
                Arguments.of("client-key-data: aHVudGVyMjI=", "GH3102", "client-certificate-data: missing"),
                Arguments.of(certificate + ", client-key-data: hunter22!", "GH3103", "client-key-data: is not base64"),
                Arguments.of(
                        certificate + ", client-key-data: aHVudGVyMjI=",
                        "GH3103",
                        "client-key-data: holds no PEM block"),
                Arguments.of(certificate + ", client-key: missing.key", "GH3103", "client-key: the file "),
                Arguments.of("auth-provider: {name: oidc}", "GH3104", "auth-provider: not supported"),
                Arguments.of("token: hunter22, as: root", "GH3104", "as: not supported"),
                Arguments.of("token: hunter22, as-groups: [a]", "GH3104", "as-groups: not supported"));
    }

    @ParameterizedTest
    @MethodSource("unusableUsers")
    void saysWhyAUserCannotBeUsed(String user, String code, String found) throws IOException {
        assertUnusable(kubeconfig(cluster(), user), code, "users[name=me].user." + found);
    }

    static Stream<Arguments> unusableClusters() {
        String server = "server: https://lab.example, ";
        return Stream.of(
                Arguments.of("x: y", "GH3102", "server: missing"),
                Arguments.of("server: lab.example", "GH3102", "server: expected a URL such as"),
                Arguments.of("server: \"https://lab .example\"", "GH3102", "server: is no URL"),
                Arguments.of("server: http://lab.example", "GH3102", "server: begins with http"),
                Arguments.of("server: https://me:hunter22@lab.example", "GH3102", "server: holds a user name"),
                Arguments.of(
                        server + "certificate-authority-data: \"?\"",
                        "GH3103",
                        "certificate-authority-data: is not base64"),
                Arguments.of(
                        server + "certificate-authority-data: AAAA",
                        "GH3103",
                        "certificate-authority-data: holds no PEM block"),
                Arguments.of(server + "certificate-authority: no.crt", "GH3103", "certificate-authority: the file "),
                Arguments.of(server + "certificate-authority: \".\"", "GH3103", "certificate-authority: the file "),
                Arguments.of(
                        server + "insecure-skip-tls-verify: true",
                        "GH3104",
                        "insecure-skip-tls-verify: not allowed unless the program sets dangerouslyTrustAnyCertificate"),
                Arguments.of(
                        server + "insecure-skip-tls-verify: \"true\"",
                        "GH3102",
                        "insecure-skip-tls-verify: is neither true nor false"),
                Arguments.of(server + "tls-server-name: a_b!", "GH3102", "tls-server-name: is no host name"),
                Arguments.of(server + "proxy-url: \"http://a b\"", "GH3102", "proxy-url: is no URL"),
                Arguments.of(server + "proxy-url: \"http:///x\"", "GH3104", "proxy-url: names no host"),
                Arguments.of(server + "proxy-url: https://127.0.0.1:1", "GH3104", "proxy-url: not supported, as Java"),
                Arguments.of(server + "proxy-url: socks5://127.0.0.1:1", "GH3104", "proxy-url: not supported, as Java"),
                Arguments.of(
                        server + "proxy-url: http://me:hunter22@127.0.0.1:1",
                        "GH3104",
                        "proxy-url: holds a user name"));
    }

    @ParameterizedTest
    @MethodSource("unusableClusters")
    void saysWhyAClusterCannotBeUsed(String cluster, String code, String found) throws IOException {
        assertUnusable(kubeconfig(cluster, "token: hunter22"), code, "clusters[name=local].cluster." + found);
    }

    static Stream<Arguments> unusableFiles() {
        String whole = kubeconfig("server: https://lab.example", "token: hunter22");
        return Stream.of(
                Arguments.of("", "GH3101", "is no YAML mapping"),
                Arguments.of("- a", "GH3101", "is no YAML mapping"),
                Arguments.of("token: hunter22\n  x: [", "GH3101", ":2:4: is not YAML"),
                Arguments.of("a: 1\na: 2", "GH3101", "is not YAML"),
                Arguments.of("a: !!java.io.File [x]", "GH3102", "current-context: missing"),
                Arguments.of("a: b\n---\nc: d", "GH3101", "is not YAML"),
                Arguments.of("a: !!int hunter22", "GH3101", "is not YAML"),
                Arguments.of("a: &x [1]\nb: *x", "GH3102", "current-context: missing"),
                Arguments.of("x".repeat(1 << 20) + "x", "GH3101", "is longer than 1 MiB"),
                Arguments.of(
                        "kind: Config", "GH3102", "current-context: missing; name a context, the file has no contexts"),
                Arguments.of(
                        whole.replace("current-context: lab", ""),
                        "GH3102",
                        "current-context: missing; name a context, the file has contexts lab"),
                Arguments.of(
                        whole.replace("current-context: lab", "current-context: prod"),
                        "GH3102",
                        "contexts[name=prod].context: missing; the file has contexts lab"),
                Arguments.of(
                        whole.replace("cluster: local, ", ""), "GH3102", "contexts[name=lab].context.cluster: missing"),
                Arguments.of(
                        whole.replace("cluster: local, ", "cluster: other, "),
                        "GH3102",
                        "clusters[name=other].cluster: missing; the file has clusters local"),
                Arguments.of(
                        whole.replace("user: me", "user: you"),
                        "GH3102",
                        "users[name=you].user: missing; the file has users me"));
    }

    @ParameterizedTest
    @MethodSource("unusableFiles")
    void saysWhyAFileCannotBeUsed(String content, String code, String found) throws IOException {
        assertUnusable(content, code, found);
    }

    @Test
    void saysThatAFileIsNotText() throws IOException {
        Path file = Files.write(folder.resolve("kubeconfig"), new byte[] {'a', (byte) 0xff});

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> Harvester.fromKubeconfig(file))
                .withMessageContaining("a byte that is not UTF-8");
    }

    @Test
    void saysThatAFileIsMissingOrAFolder() {
        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> Harvester.fromKubeconfig(folder.resolve("none")))
                .withMessage(folder.resolve("none") + ": does not exist; give the path of a kubeconfig file (GH3101)");
        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> Harvester.fromKubeconfig(folder))
                .withMessageContaining("cannot be read");
    }

    private void assertReachesMutual(String user) throws IOException {
        try (var mutual = LoopbackServer.encrypted(
                        Keytool.server().serverContext(CLIENT), true, LoopbackServer.json("{\"gitVersion\": \"v1\"}"));
                Harvester harvester = Harvester.fromKubeconfig(
                        write(kubeconfig(clusterAt(mutual.uri().toString()), user)))) {
            assertThat(harvester.version()).isEqualTo("v1");
        }
    }

    private void assertUnusable(String content, String code, String found) throws IOException {
        Path file = write(content);

        assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> Harvester.fromKubeconfig(file))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(found)
                .withMessageNotContainingAny("hunter22", "aHVudGVyMjI")
                .withNoCause()
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private String authorization(Harvester harvester) {
        try (harvester) {
            harvester.version();
            List<Received> received = server.received();
            return received.get(received.size() - 1).authorization();
        }
    }

    private String cluster() {
        return clusterAt(server.uri().toString());
    }

    private static String clusterAt(String uri) {
        return "server: " + uri + ", certificate-authority-data: "
                + base64(Keytool.server().certificatePem());
    }

    private static String kubeconfig(String cluster, String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: lab
                clusters:
                - {name: local, cluster: {%s}}
                contexts:
                - {name: lab, context: {cluster: local, user: me}}
                users:
                - {name: me, user: {%s}}
                """.formatted(cluster, user);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), content);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
