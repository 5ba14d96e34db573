package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitAccessBuilderTest {
    private static final String HTTPS = "https://git.example/infra.git";
    private static final String FINGERPRINT = "SHA256:" + "A".repeat(43);

    @ParameterizedTest
    @MethodSource("options")
    void refusesAnOptionGivenTwice(UnaryOperator<GitAccessBuilder> option) {
        var once = option.apply(GitAccess.builder());

        assertThatIllegalStateException()
                .isThrownBy(() -> option.apply(once))
                .withMessageMatching("[A-Za-z]+ was given already; expected it once");
    }

    static Stream<Named<UnaryOperator<GitAccessBuilder>>> options() {
        return Stream.of(
                Named.of("credentials", builder -> builder.credentials(() -> GitCredentials.bearerToken("t"))),
                Named.of("certificateAuthority", builder -> builder.certificateAuthority(Path.of("ca.pem"))),
                Named.of("clientCertificate", builder -> builder.clientCertificate(Path.of("c.pem"), Path.of("k.pem"))),
                Named.of("proxy", builder -> builder.proxy(URI.create("http://proxy.example:3128"))),
                Named.of("sshKey", builder -> builder.sshKey(Path.of("key"))),
                Named.of("sshAgent", GitAccessBuilder::sshAgent),
                Named.of("knownHosts", builder -> builder.knownHosts(Path.of("known_hosts"))),
                Named.of("hostKey", builder -> builder.hostKey(FINGERPRINT)),
                Named.of("timeout", builder -> builder.timeout(Duration.ofSeconds(1))),
                Named.of("deadline", builder -> builder.deadline(Duration.ofSeconds(1))));
    }

    @Test
    void listsAllOptionsThatDoNotGoWithTheAddress() {
        assertUnusable(
                "git://git.example/infra.git",
                access -> access.credentials(() -> GitCredentials.bearerToken("s3cret"))
                        .certificateAuthority(Path.of("ca.pem"))
                        .sshKey(Path.of("key"))
                        .knownHosts(Path.of("known_hosts")),
                "git://git.example/infra.git: credentials(...) need an address with the scheme https or http;"
                        + " certificateAuthority(...) and clientCertificate(...) need an address with the scheme https;"
                        + " sshKey(...) and sshAgent() need an SSH address;"
                        + " knownHosts(...) and hostKey(...) need an SSH address");
    }

    @Test
    void refusesCredentialsBesideThoseOfTheAddress() {
        assertUnusable(
                "https://ada:s3cret@git.example/infra.git",
                access -> access.credentials(() -> GitCredentials.bearerToken("s3cret")),
                HTTPS + ": credentials(...) cannot be combined with a user in the address");
    }

    @Test
    void refusesAProxyOnTheWayToAFolder() {
        assertUnusable(
                "/srv/infra.git",
                access -> access.proxy(URI.create("http://proxy.example:3128")),
                "/srv/infra.git: proxy(...) needs a repository on another machine");
    }

    @Test
    void asksWhoIsWhoOverSsh() {
        assertUnusable(
                "git@git.example:infra.git",
                access -> access,
                "git.example:infra.git: an SSH address needs sshKey(...) or sshAgent(); an SSH address needs"
                        + " knownHosts(...) or hostKey(...)");
    }

    @Test
    void takesKnownHostsOrAHostKeyAndNotBoth() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        GitAccess.builder().knownHosts(Path.of("known_hosts")).hostKey(FINGERPRINT))
                .withMessage("knownHosts(...) cannot be combined with hostKey(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> GitAccess.builder().hostKey(FINGERPRINT).knownHosts(Path.of("known_hosts")))
                .withMessage("knownHosts(...) cannot be combined with hostKey(...)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHA256:short", "MD5:00:11", "ssh-ed25519", "ssh-ed25519 short", "ssh-ed25519 AAAA!"})
    void refusesAHostKeyThatIsNone(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitAccess.builder().hostKey(key))
                .withMessageStartingWith("hostKey: found \"" + key + "\"; expected a fingerprint such as SHA256:…");
    }

    @Test
    void refusesToPinNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitAccess.builder().hostKey())
                .withMessage("hostKey: expected at least one key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://proxy.example        | found another kind of address
            socks5://proxy.example       | found another kind of address
            http:///                     | found another kind of address
            proxy.example                | found another kind of address
            http://ada:s3cret@proxy.example | found a user in the address, where messages would show it
            http://proxy.example/s3cret  | found more than a host and a port
            http://proxy.example?s3cret  | found more than a host and a port
            """)
    void refusesAProxyOfAnotherKind(URI url, String found) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitAccess.builder().proxy(url))
                .withMessageStartingWith("proxy: " + found)
                .withMessageEndingWith("; expected an HTTP proxy such as http://proxy.example:3128")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S"})
    void refusesTimesOutOfBounds(Duration time) {
        String found = ": found " + time + "; expected above zero, at most a day";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitAccess.builder().timeout(time))
                .withMessage("timeout" + found);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitAccess.builder().deadline(time))
                .withMessage("deadline" + found);
    }

    @Test
    void isNotPrintedWithWhatItHolds() {
        var access = GitAccess.builder()
                .credentials(() -> GitCredentials.password("ada", "s3cret"))
                .sshKey(Path.of("key"), "s3cret"::toCharArray)
                .build();

        assertThat(access.toString()).doesNotContain("ada", "s3cret");
    }

    private static void assertUnusable(String address, UnaryOperator<GitAccessBuilder> options, String message) {
        assertThatIllegalStateException()
                .isThrownBy(Fetching.source(address, options)::build)
                .withMessage(message);
    }
}
