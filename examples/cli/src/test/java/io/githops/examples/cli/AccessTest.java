package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void saysWhatAnSshAddressNeeds() {
        assertRefused(
                githops("render", "--repo", "git@git.example:infra.git"),
                "git.example:infra.git: an SSH address needs sshKey(...) or sshAgent()");
    }

    @Test
    void saysThatAProxyIsOfAnotherKind() {
        assertRefused(
                githops("render", "--repo", "https://git.example/infra.git", "--git-proxy", "socks5://proxy.example"),
                "proxy: found another kind of address; expected an HTTP proxy such as http://proxy.example:3128");
    }

    @Test
    void saysThatAHostKeyIsNone() {
        assertRefused(
                githops("render", "--repo", "git@git.example:infra.git", "--ssh-agent", "--ssh-host-key", "MD5:00"),
                "hostKey: found \"MD5:00\"; expected a fingerprint such as SHA256:…");
    }

    @Test
    void saysThatASecretIsNotInTheEnvironment() {
        assertRefused(
                githops("render", "--repo", "http://127.0.0.1:1/infra.git", "--git-secret-env", "NO_SUCH_VARIABLE"),
                "--git-secret-env: there is no environment variable NO_SUCH_VARIABLE");
    }

    @Test
    void saysThatATimeIsNone() {
        assertRefused(
                githops("render", "--repo", "https://git.example/infra.git", "--git-timeout", "0"), "timeout: found");
        assertRefused(
                githops("render", "--repo", "https://git.example/infra.git", "--git-deadline", "-1"),
                "deadline: found");
    }

    @Test
    void saysThatACertificateNeedsItsKey() {
        assertRefused(
                githops("render", "--repo", "https://git.example/infra.git", "--git-cert", "client.pem"),
                "--git-cert, --git-cert-key: found one of them; expected both");
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.errorLines()).singleElement().asString().startsWith("error: " + message);
    }
}
