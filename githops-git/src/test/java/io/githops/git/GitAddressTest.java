package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.example/infra.git, https://git.example/infra.git",
        "https://ada:s3cret@git.example:8443/a/infra.git, https://git.example:8443/a/infra.git",
        "https://s3cret@git.example/infra.git, https://git.example/infra.git",
        "http://ada:s3%40cret@git.example/infra, http://git.example/infra",
        "http://ada:s3?cret@git.example/infra, http://git.example/infra",
        "ssh://git@git.example:2222/infra.git, ssh://git.example:2222/infra.git",
        "git@git.example:team/infra.git, git.example:team/infra.git",
        "git://git.example/infra.git, git://git.example/infra.git",
        "file:///srv/git/infra.git, /srv/git/infra.git",
        "/srv/git/../infra, /srv/infra",
    })
    void isShownWithoutUserAndPassword(String address, String shown) {
        assertThat(GitAddress.parse(address)).hasToString(shown);
    }

    @Test
    void takesCredentialsFromAnHttpAddress() {
        var credentials =
                GitAddress.parse("https://ada:s3%40cret@git.example/infra.git").credentials();

        assertThat(Objects.requireNonNull(credentials).authorization())
                .isEqualTo(GitCredentials.password("ada", "s3@cret").authorization());
    }

    @Test
    void findsALocalPathFromTheWorkingDirectory() {
        assertThat(GitAddress.parse("some/infra").folder())
                .isEqualTo(Path.of("some/infra").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://ada:s3cret@git.example/infra.git",
                "ext::sh -c true",
                "ssh://git:s3cret@git.example/infra.git",
                "git://git:s3cret@git.example/infra.git",
                "https://git.example/infra.git?private_token=s3cret",
                "https://git.example/infra.git#s3cret",
                "https://ada:s3/cret@git.example/infra.git",
                "https:///s3cret@",
                "https://",
                "",
            })
    void refusesWhatIsNoAddressWithoutRepeatingASecret(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitAddress.parse(address))
                .withMessageStartingWith("repository \"")
                .withMessageContaining("expected an address such as https://git.example/infra.git")
                .withMessageNotContainingAny("s3cret", "s3", "ada");
    }

    @Test
    void namesCachesByAddress() {
        String name = GitAddress.parse("https://git.example/team/infra.git").folderName();

        assertThat(name).matches("infra-[0-9a-f]{8}\\.git");
        assertThat(GitAddress.parse("https://ada:s3cret@git.example/team/infra.git")
                        .folderName())
                .isEqualTo(name);
        assertThat(GitAddress.parse("https://git.example/other/infra.git").folderName())
                .isNotEqualTo(name);
        assertThat(GitAddress.parse("https://git.example/té am").folderName()).matches("t__am-[0-9a-f]{8}\\.git");
    }
}
